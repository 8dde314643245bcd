import Syntax

/// What any number of rounds of a loop leads to.
struct FixedPoint {
  /// What holds after one or more rounds, those that `break` ended included.
  var afterSome: ShellState
  /// What holds where the loop's condition ended it; nil where it has none.
  var leaving: ShellState?
  /// What holds where `break` ended it.
  var broken: ShellState?
}

extension ShellInterpreter {
  /// Runs a round of a loop again and again, each time from all that the rounds before can have led to, until nothing
  /// new comes of it. A round returns the state in which the loop's condition would end it.
  func untilStable(_ round: () -> ShellState?) -> FixedPoint {
    var head = state
    var result = FixedPoint(afterSome: state, leaving: nil, broken: nil)
    result.afterSome.isReachable = false
    var rounds = 0
    while head.isReachable {
      if !spend() || rounds > 8 { head.forgetVariables() }
      state = head
      loops.append(LoopExits())
      result.leaving = round()
      let exits = loops.removeLast()
      if let broken = exits.afterBreak {
        result.broken = result.broken.map { $0.joined(with: broken) } ?? broken
        result.afterSome = result.afterSome.joined(with: broken)
      }
      result.afterSome = result.afterSome.joined(with: state)
      let next = head.joined(with: state)
      rounds += 1
      if next.isSame(as: head) || rounds > 10 { break }
      head = next
    }
    return result
  }
}
