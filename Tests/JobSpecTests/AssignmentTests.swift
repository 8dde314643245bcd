import Syntax
import Testing

@testable import JobSpec

@Suite struct AssignmentTests {
  @Test(arguments: [
    ("A", "A"), ("SINGULARITYENV_A", "A"), ("APPTAINERENV_A_B", "A_B"), ("SINGULARITYENV_", "SINGULARITYENV_"),
    ("singularityenv_A", "singularityenv_A"), ("XAPPTAINERENV_A", "XAPPTAINERENV_A"),
  ])
  func theTargetIsTheNameBehindAContainerPrefix(_ name: String, _ target: String) {
    let text = SourceFile(path: "f", name).text
    let assignment = Assignment(
      name: name, nameLocation: text.location, value: nil, carrier: .shellExport, location: text.location)
    #expect(assignment.target == target)
  }
}
