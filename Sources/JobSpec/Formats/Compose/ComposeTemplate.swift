import Syntax

/// Interpolates the scalars of a Compose file, and reports what compose-go would reject.
struct ComposeTemplate {
  /// Takes uses and problems.
  let builder: SpecBuilder
  /// The host as Compose sees it: the caller's environment over `.env`.
  let host: Environment

  /// A text after interpolation, as a value written at a place.
  func value(of text: SourceText, at location: Location) -> Value {
    let template = Template(text)
    for range in template.invalid {
      reject(Location(text.file, range), "This is no valid interpolation; write '$$' for a dollar.")
    }
    var evaluation = TemplateEvaluation { host[$0].state }
    let value = evaluation.value(of: template, at: location)
    builder.uses += evaluation.uses
    for problem in evaluation.missing { reject(problem.location, problem.message) }
    return value
  }

  private func reject(_ location: Location, _ message: String) {
    builder.report(Problem(.shapeRejected, at: location, message))
  }
}
