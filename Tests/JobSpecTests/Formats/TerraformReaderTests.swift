import JobSpec
import Syntax
import Testing

@Suite struct TerraformReaderTests {
  func read(_ source: String) -> ReadFile { ReadFile(source, as: .terraform, path: "main.tf") }

  @Test func readsJSONInAHereDocument() {
    let file = read(
      """
      resource "aws_batch_job_definition" "a" {
        container_properties = <<JSON
        {"image": "x", "command": ["python", "t.py"], "environment": [
          {"name": "A_B", "value": "⟦one⟧"}, {"Name": "C_D", "Value": "⟦${var.x}⟧"}, {"name": "E_F", "value": "⟦⟧"}]}
      JSON
      }
      """)
    #expect(file.values == ["A_B=one", "C_D=?", "E_F="])
    #expect(file.places == file.marked)
    #expect(file.commands == ["python t.py"])
    #expect(file.environment().filter { $0.hasPrefix("A_B") || $0.hasPrefix("E_F") } == ["A_B=one"])
    #expect(file.problems == ["emptyDropped E_F"])
  }

  @Test func readsJsonencodeOfTasksAndNodes() {
    let file = read(
      """
      resource "aws_ecs_task_definition" "a" {
        container_definitions = jsonencode([{ name = "t", image = var.image, command = ["python", "t.py"],
          environment = [{ name : "A_B", value : ⟦"one"⟧ }, { "name" = "C_D", "value" = ⟦var.x⟧ }] }])
      }
      resource "aws_batch_job_definition" "b" {
        node_properties = jsonencode({ numNodes = 2, nodeRangeProperties = [{ targetNodes = "0:", container = {
          image = "x", environment = [{ name = "E_F", value = ⟦"two"⟧ }] } }] })
      }
      """)
    #expect(file.values == ["A_B=one", "C_D=?", "E_F=two"])
    #expect(file.spec.assignments.map { $0.value?.location.range } == file.marked)
    #expect(file.spec.processes.map { $0.container?.replication } == [.single, .multinode])
  }

  @Test func readsThePodsOfBlocks() {
    let file = read(
      """
      resource "aws_batch_job_definition" "a" {
        eks_properties {
          pod_properties {
            containers {
              image   = "x"
              command = ["python", "$(A_B)"]
              env {
                name  = "A_B"
                value = "⟦t.py⟧"
              }
              env {
                name  = "C_D"
                value = "⟦${var.x}⟧"
              }
              env {
                name = "E_F"
                ⟦value_from {
                  secret_key_ref { name = "s" }
                }⟧
              }
            }
          }
        }
      }
      """)
    #expect(file.values == ["A_B=t.py", "C_D=?", "E_F=?"])
    #expect(file.places.prefix(2) == file.marked.prefix(2))
    #expect(file.commands == ["python t.py"])
    #expect(file.environment() == ["A_B=t.py", "C_D=?", "E_F=?"])
    #expect(file.problems == [])
  }

  @Test(arguments: [
    "resource \"kubernetes_job\" \"a\" {\n spec {\n template {\n spec {\n container {\n BODY }\n }\n }\n }\n}\n",
    "resource \"google_cloud_run_v2_job\" \"a\" {\n template {\n containers {\n BODY }\n }\n}\n",
    "resource \"google_vertex_ai_custom_job\" \"a\" {\n container_spec {\n image_uri = \"y\"\n BODY }\n}\n",
  ])
  func readsContainersOfOtherProviders(_ resource: String) {
    let body = "image = \"x\"\ncommand = [\"python\"]\nenv {\n name = \"A_B\"\n value = true\n }\n"
    let file = read(resource.replacing("BODY", with: body))
    #expect(file.values == ["A_B=true"])
    #expect(file.commands == ["python"])
    #expect(file.problems == [])
  }

  @Test func putsMergedMapsAndListsTogether() {
    let file = read(
      """
      module "m" {
        environment_variables = merge(local.common, { A_B = "⟦one⟧" }, { "C_D" = "⟦two⟧" })
        list = concat(var.more, [{ name = "E_F", value = "⟦three⟧" }], [])
        code = sensitive(tomap({ G_H = "⟦four⟧" }))
        other = { lower = "no", A_B = "no" }
      }
      """)
    #expect(file.values == ["A_B=one", "C_D=two", "E_F=three", "G_H=four"])
    #expect(file.places == file.marked)
  }

  @Test func readsScriptsOfMachines() {
    let file = read(
      "resource \"aws_instance\" \"a\" {\n  user_data = <<-EOF\n    #!/bin/bash\n    export A_B=⟦one⟧\n    python ${var.x}\n  EOF\n}\n"
    )
    #expect(file.values == ["A_B=one"])
    #expect(file.places == file.marked)
    #expect(file.spec.processes.first?.environment["A_B"].state == .set("one"))
  }
}
