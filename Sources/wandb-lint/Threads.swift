#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Work on many items at once, with results in the order of the items.
enum Threads {
  /// Fewer items than this are done sooner than a thread starts.
  static let worthwhile = 32
  /// Parsers are recursive to a fixed depth; the default stack of a thread is too small for it on some systems.
  private static let stackSize = 8 << 20

  /// The results of `work` for every item, on as many threads as there are processors.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let count = min(processors, items.count / (worthwhile / 2))
    guard items.count >= worthwhile, count > 1 else { return items.map(work) }
    let queue = WorkQueue(items.count) { work(items[$0]) }
    let threads = (1..<count).compactMap { _ in start(queue) }
    queue.drain()
    for thread in threads { pthread_join(thread, nil) }
    return queue.results
  }

  private static var processors: Int { max(1, min(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 16)) }

  /// Starts a thread that helps with a queue; nil when the system gives no more threads.
  private static func start(_ queue: some Drainable) -> pthread_t? {
    // Not `pthread_attr_t()`: libyaml's header brings the type in once more, and its initialiser belongs to that module.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackSize)
    let argument = Unmanaged.passRetained(ThreadBody(queue))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let code = pthread_create(&thread, attributes, threadEntry, argument.toOpaque())
    if code != 0 {
      argument.release()
      return nil
    }
    return thread
  }
}

/// Work that any number of threads may take part in.
private protocol Drainable: Sendable {
  func drain()
}

/// What a thread is given, as an object that a C pointer can hold.
private final class ThreadBody: Sendable {
  private let queue: any Drainable
  init(_ queue: any Drainable) { self.queue = queue }
  func run() { queue.drain() }
}

#if canImport(Darwin)
  private func threadEntry(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
#else
  private func threadEntry(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
    return nil
  }
#endif

/// Hands out the numbers of items in small batches and keeps the results in their places.
private final class WorkQueue<Result: Sendable>: Drainable, @unchecked Sendable {
  private let work: @Sendable (Int) -> Result
  private let count: Int
  private var slots: [Result?]
  private var next = 0
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let batch = 8

  init(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) {
    self.work = work
    self.count = count
    slots = Array(repeating: nil, count: count)
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// The results, once every thread is done.
  var results: [Result] { slots.compactMap { $0 } }

  func drain() {
    var finished: [(Int, Result)] = []
    while true {
      pthread_mutex_lock(lock)
      for (index, result) in finished { slots[index] = result }
      let start = next
      next = min(next + batch, count)
      let end = next
      pthread_mutex_unlock(lock)
      if start == end { return }
      finished = (start..<end).map { ($0, work($0)) }
    }
  }
}
