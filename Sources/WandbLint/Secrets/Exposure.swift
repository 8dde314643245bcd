import JobSpec
import Syntax

/// A place where a variable's text becomes part of a value or a word.
struct Exposure {
  /// The variable.
  var name: String
  /// The place of the expansion.
  var location: Location
}

extension Value {
  /// Where other variables' texts enter: `$NAME` and `${NAME...}`; `${#NAME}` and `${NAME:+word}` show nothing of it.
  var exposures: [Exposure] {
    parts.compactMap { part in
      guard case .reference(let name, let location) = part else { return nil }
      let written = location.bytes
      let rest = written.dropFirst("${".utf8.count + name.utf8.count)
      let isAlternate = rest.starts(with: Array("+".utf8)) || rest.starts(with: Array(":+".utf8))
      if written.starts(with: Array("${#".utf8)) || (written.starts(with: Array("${".utf8)) && isAlternate) {
        return nil
      }
      return Exposure(name: name, location: location)
    }
  }
}
