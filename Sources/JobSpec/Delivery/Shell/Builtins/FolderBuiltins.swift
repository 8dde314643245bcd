import Syntax

// `cd` and the folder that the shell is in.
extension ShellInterpreter {
  func runCd(_ call: BuiltinCall) -> ExitStatus {
    var arguments = call.arguments
    while let first = arguments.first?.text.string, first.hasPrefix("-"), first != "-" { arguments.removeFirst() }
    guard arguments.allSatisfy({ $0.count == .one }) else { return moveTo(nil, isCertain: nil) }
    guard let argument = arguments.first else {
      guard let home = state.variable("HOME").scalar else {
        return state.variable("HOME").isSet == false ? .known(1) : moveTo(nil, isCertain: nil)
      }
      return moveTo(fileKey(home), isCertain: nil)
    }
    if arguments.count > 1 { return .known(1) }
    if argument.text.isEmpty == true { return .success }
    if argument.text.string == "-" {
      guard let old = state.variable("OLDPWD").scalar else { return .unknown }
      write(old + ShellText("\n"))
      return moveTo(fileKey(old), isCertain: nil)
    }
    return moveTo(fileKey(argument.text), isCertain: isFolder(argument.text))
  }

  /// Whether a folder is certainly there.
  private func isFolder(_ path: ShellText) -> Bool? {
    if let known = path.string, known.allSatisfy({ $0 == "." || $0 == "/" }) { return true }
    guard let key = fileKey(path) else { return nil }
    if key.isEmpty || key == "/tmp" { return true }
    if case .written? = state.files[key + "/"] { return true }
    return nil
  }

  private func moveTo(_ key: String?, isCertain: Bool?) -> ExitStatus {
    let former = state.folder
    if let key {
      state.folder = if isCertain != true, let old = former.path, old != key { .either(key, old) } else { .known(key) }
    } else {
      state.folder = .unknown
    }
    let old = state.variable("PWD").scalar ?? .unknown(.word)
    setFolderVariables()
    state.setOwn("OLDPWD", ShellVariable(content: .scalar(old), export: .yes))
    return ExitStatus(isCertain)
  }

  /// What `pwd` prints.
  var folderText: ShellText {
    guard let path = state.folder.path else { return .unknown(.word) }
    return path.hasPrefix("/") ? ShellText(path) : .unknown(.folder(path))
  }

  /// Brings PWD up to date.
  func setFolderVariables() {
    state.setOwn("PWD", ShellVariable(content: .scalar(folderText), export: .yes))
  }
}
