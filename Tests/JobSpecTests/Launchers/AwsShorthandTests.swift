import Testing

@testable import JobSpec

/// What AWS CLI 1.45 makes of its shorthand, measured with its own parser and botocore's model of AWS Batch.
@Suite struct AwsShorthandTests {
  private static let submit =
    "aws batch submit-job --job-name t --job-queue q --job-definition d --container-overrides "

  static let lines: [LauncherLine] = [
    .init(submit + "'command=python,x,environment=[{name=A,value=5}]'", "A=5"),
    .init(submit + "'environment=[{name=A,value=5}],command=[python,x,--lr,1]'", "A=5"),
    .init(submit + "'command=sh,-c,\"C=1 python x\",environment=[{name=A,value=5}]'", "A=5 C=1"),
    .init(submit + "'command=[python,x],environment=[{ name = A , value = 5 }]'", "A=5"),
    .init(submit + "'command=[python,x],environment=[{name=A,value=a\\,b}]'", "A=a,b"),
    .init(submit + "'command=[python,x],environment=[{name=A,value=\"a,\\\"b\\\"\"}]'", "A=a,\"b\""),
    .init(submit + "\"command=[python,x],environment=[{name=A,value='it\\'s'}]\"", "A=it's"),
    .init(submit + "'command=[python,x],environment=[{name=A,value=a b }]'", "A=a␠b"),
    .init(submit + "'command=[python,x],environment={name=A,value=5}'", "A=5"),
    .init(
      submit + "'command=[python,x],vcpus=2,memory=10,environment=[{name=A,value=1},{name=B,value=x=y},]'", "A=1 B=x=y"),
    .init(submit + "'command=[python,x],environment=[{name=A,value@=file://v}]'", "A=f", ["v": "f"]),
    .init(submit + "\"command=[python,x],environment=[{name=C,value=$A}]\"", "C=1"),
    .init(
      submit + "'command=[python,x],environment=[{name=C,value=1}]' --container-overrides 'command=[python,x]'", "C=?"),
    .init(
      "aws batch submit-job --cli-input-json file://f --container-overrides 'command=[python,x]'", "C=?",
      [
        "f":
          #"{"jobName":"j","jobQueue":"q","jobDefinition":"d","containerOverrides":{"environment":[{"name":"C","value":"1"}]}}"#
      ]),
    .init(submit + "'command=[python,x],environment=[{name=A,value=a,b}]'", ""),
    .init(submit + "'command=[python,x],environment=[{name=A,value=}]'", ""),
    .init(submit + "'command=[python,x],environment=[{name=A,value=1}'", ""),
    .init(submit + "'command=python,environment=[],environment=[]'", ""),
  ]

  @Test(arguments: lines)
  func delivers(_ line: LauncherLine) { line.check() }

  @Test(arguments: [
    "'environment=[{name=A,value=a,b}]'", "'environment=[{Name=A}]'", "'environment=[{name=A,value={x=1}}]'", "'foo=1'",
    "'{\"environment\":[{\"name\":\"A\",\"value\":1}]}'", "'{\"environment\":{\"A\":\"1\"}}'", "'{\"foo\":1}'",
    "'{\"environment\":[],}'",
  ])
  func refuses(_ value: String) {
    #expect(!ScriptFolder(Self.submit + value + "\n").spec.problems.isEmpty)
  }

  @Test func numbersAndBooleansAreNoStrings() {
    let properties = "image=i,vcpus=1,memory=2,privileged=false,environment=[{name=A,value=1}]"
    let line = "aws batch register-job-definition --job-definition-name t --type container --container-properties "
    #expect(ScriptFolder(line + properties.debugDescription + "\n").spec.problems.isEmpty)
  }
}
