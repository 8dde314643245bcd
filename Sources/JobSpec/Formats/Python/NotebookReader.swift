import Syntax

/// Reads the builder's file, a Jupyter notebook, into it: the code cells one after another, as a kernel that runs them
/// all would.
func readNotebook(into builder: SpecBuilder) {
  let documents = JSONReader.parse(builder.file.text)
  builder.add(documents.problems)
  guard let cells = documents.roots.first?["cells"]?.items else { return }
  for cell in cells where cell["cell_type"]?.string == "code" {
    guard let source = cell["source"] else { continue }
    var code = SourceTextBuilder(file: builder.file, anchor: source.location.range.start)
    for line in source.items ?? [source] {
      if let text = line.text { code.append(text) }
    }
    var reader = PythonReader(code.finish(), flavor: .notebook, builder: builder)
    reader.read()
  }
}
