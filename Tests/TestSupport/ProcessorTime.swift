import Foundation

/// The processor time in seconds that some work takes in this thread at best, whatever else the machine does.
public func processorTime(times: Int = 3, _ work: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let costs = (0..<times).map { _ in
    let start = now()
    work()
    return now() - start
  }
  return costs.min() ?? 0
}
