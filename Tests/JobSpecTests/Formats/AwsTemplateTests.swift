import JobSpec
import Testing

@Suite struct AwsTemplateTests {
  @Test func readsFunctionsOfCloudFormation() {
    let file = ReadFile(
      """
      Resources:
        J:
          Type: AWS::Batch::JobDefinition
          Properties:
            ContainerProperties:
              Image: x
              Command: [python, t.py]
              Environment:
              - {Name: A, Value: ⟦one⟧}
              - {Name: B, Value: ⟦!Ref X⟧}
              - {Name: C, Value: ⟦!Sub "x-${X}"⟧}
              - {Name: D, Value: ⟦{"Fn::Join": ["-", [a, b]]}⟧}
              - !If [X, {Name: E, Value: ⟦two⟧}, !Ref "AWS::NoValue"]
              - {Name: F, Value: ⟦!Sub /tmp⟧}
      """, as: .cloudFormation, path: "t.yaml")
    #expect(file.values == ["A=one", "B=?", "C=?", "D=?", "E=two", "F=/tmp"])
    #expect(
      Array(file.environment().filter { !$0.contains("AWS") && $0.prefix(2).last == "=" }) == [
        "A=one", "B=?", "C=?", "D=?", "F=/tmp",
      ])
    #expect(file.environment().contains("E unknown"))
  }

  @Test func readsGlobalsAndOtherResources() {
    let file = ReadFile(
      """
      Transform: AWS::Serverless-2016-10-31
      Globals: {Function: {Environment: {Variables: {A: ⟦one⟧}}}}
      Resources:
        B:
          Type: AWS::CodeBuild::Project
          Properties:
            Environment:
              EnvironmentVariables: [{Name: B, Value: ⟦two⟧}, ⟦{Name: C, Value: /p, Type: PARAMETER_STORE}⟧]
        S:
          Type: AWS::StepFunctions::StateMachine
          Properties:
            DefinitionString: !Sub |
              {"StartAt": "A", "States": {"A": {"Resource": "arn:aws:states:::batch:submitJob.sync", "Parameters":
                {"ContainerOverrides": {"Environment": [{"Name": "D", "Value": "⟦three⟧"}]}}}}}
        I:
          Type: AWS::EC2::Instance
          Properties:
            UserData:
              Fn::Base64: !Sub |
                #!/bin/bash
                export E=⟦four⟧
                python t.py
      """, as: .cloudFormation, path: "t.yaml")
    #expect(file.values == ["A=one", "B=two", "C=?", "D=three", "E=four"])
    #expect(file.places == file.marked)
  }

  @Test func takesPathsAndExpressionsOfStateMachinesAsDynamic() {
    let file = ReadFile(
      """
      {"StartAt": "A", "States": {
        "A": {"Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": {"Overrides": {"ContainerOverrides": [
          {"Name": "c", "Command": ["python", "t.py"], "Environment": [{"Name": "A", "Value": "⟦one⟧"},
            {"Name": "B", "Value.$": "⟦$.b⟧"}, {"Name": "C", "Value": "⟦{% $c %}⟧"}]}]}}},
        "M": {"ItemProcessor": {"States": {"T": {"Resource": "arn:aws:states:::sagemaker:createTrainingJob.sync",
          "Parameters": {"AlgorithmSpecification": {"ContainerEntrypoint": ["python", "s.py"]},
            "ResourceConfig": {"InstanceCount": 2}, "Environment": {"D": "⟦two⟧", "E.$": "⟦$.e⟧"}}}}}}}}
      """, as: .stateMachine, path: "a.asl.json")
    #expect(file.values == ["A=one", "B=?", "C=?", "D=two", "E=?"])
    #expect(file.places == file.marked)
    #expect(file.commands == ["python t.py", "python s.py"])
    #expect(file.spec.processes.last?.container?.replication == .multinode)
    #expect(file.environment(of: 1) == ["D=two", "E=?"])
  }

  @Test func rejectsWhatSageMakerRejects() {
    let file = ReadFile(
      #"{"TrainingJobName": "t", "Environment": {"A": ⟦true⟧, "B": ⟦5⟧, "C": ⟦"x"⟧}, "AlgorithmSpecification": {}}"#,
      as: .sageMaker, path: "t.json")
    #expect(file.problems == ["valueNotString true", "valueNotString 5"])
    #expect(file.values == ["A=true", "B=5", "C=x"])
  }
}
