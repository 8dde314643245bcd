import Syntax

extension SpecBuilder {
  /// Reads the file as YAML and takes its comments and mistakes in; what a template leaves behind need not be YAML on its
  /// own, so a template's mistakes are not the author's.
  func readYAML(_ schema: YAMLSchema = .core) -> [DataNode] {
    let text = file.text
    let documents = YAMLReader.parse(TemplateText.masking(text), schema: schema)
    comments += documents.comments
    if !TemplateText.isTemplate(text) { add(documents.problems) }
    return documents.roots
  }
}
