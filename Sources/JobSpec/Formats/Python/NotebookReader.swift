import Syntax

/// Reads the builder's file, a Jupyter notebook, into it: the code cells one after another, as a kernel that runs them
/// all would.
func readNotebook(into builder: SpecBuilder) {
  let documents = JSONReader.parse(builder.file.text)
  builder.add(documents.problems)
  var readers = cells(of: documents.roots.first).compactMap { cell -> PythonReader? in
    guard cell["cell_type"]?.string == "code", let source = cell["source"] ?? cell["input"] else { return nil }
    var code = SourceTextBuilder(file: builder.file, anchor: source.location.range.start)
    for line in source.items ?? [source] {
      if let text = line.text { code.append(text) }
    }
    return PythonReader(code.finish(), flavor: .notebook, builder: builder)
  }
  let names = PythonNames(PythonCode(readers.flatMap(\.tokens)))
  for index in readers.indices {
    readers[index].names = names
    readers[index].read()
  }
}

/// The cells of a notebook; before version 4 of the format they lie in worksheets.
private func cells(of root: DataNode?) -> [DataNode] {
  root?["cells"]?.items ?? (root?["worksheets"]?.items ?? []).flatMap { $0["cells"]?.items ?? [] }
}
