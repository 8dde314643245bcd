import JobSpec
import Syntax
import Testing

@Suite struct KindDetectionTests {
  func detect(_ path: String, _ text: String = "") -> Kind? { Kind.detect(SourceFile(path: path, text)) }

  @Test(
    arguments: [
      ("Dockerfile", .dockerfile), ("docker/Dockerfile.gpu", .dockerfile), ("Dockerfile-dev", .dockerfile),
      ("train.dockerfile", .dockerfile), ("base.Dockerfile", .dockerfile), ("Containerfile.cuda", .dockerfile),
      ("Dockerfile.md", nil), ("Dockerfile.dockerignore", nil), ("Dockerfile.py", .python), ("dockerfiles", nil),
      ("train.sh", .shell), ("a/b.bash", .shell), ("job.slurm", .shell), ("job.SBATCH", .shell), ("x.pbs", .shell),
      ("x.lsf", .shell), (".bashrc", .shell), ("home/.profile", .shell), (".envrc", .shell), ("x.zsh", .shell),
      ("Dockerfile.sh", .shell), ("submit.sub", .shell),
      (".env", .envFile), (".env.local", .envFile), ("prod.env", .envFile), (".env.example", .envFile),
      ("env.list", .envDocker), ("docker.env", .envDocker), ("compose.env", .envCompose),
      ("singularity.env", .envSingularityHost), ("apptainer.env", .envSingularityHost), ("x.env.sample", .envFile),
      (".env.py", .python), (".env.json", nil), ("environment.yml", nil), ("env.ts", nil),
      ("Singularity", .definition), ("images/Apptainer", .definition), ("singularity.conf", nil), ("apptainer.go", nil),
      ("jobdef.json", .batch), ("job-definition.yaml", .batch), ("submit_job.json", .batch),
      ("task-definition.json", .ecs),
      ("package.json", nil), ("x.yaml", nil), ("Makefile", .makefile), (".gitignore", nil), ("model.safetensors", nil),
      ("", nil),
    ] as [(String, Kind?)])
  func knowsNames(_ path: String, _ kind: Kind?) {
    #expect(detect(path) == kind)
  }

  @Test(
    arguments: [
      (".github/workflows/ci.yml", .githubActions), ("argo/workflows/x.yaml", nil), ("action.yaml", .githubActions),
      (".gitlab-ci.yml", .gitlab), ("x.gitlab-ci.yml", .gitlab), (".gitlab/ci/train.yml", .gitlab),
      (".circleci/config.yml", .circleCI), (".circleci/continue.yml", .circleCI), ("cloudbuild.prod.yaml", .cloudBuild),
      ("docker-compose.gpu.yml", .compose), ("compose.override.yaml", .compose), ("kustomization.yaml", .kubernetes),
      ("chart/values.yaml", .kubernetes), ("values-prod.yml", .kubernetes), ("prod.values.yaml", .kubernetes),
      ("evaluations.yaml", nil), ("x.sky.yaml", .skypilot), (".dstack.yml", .launcher),
      (".devcontainer/devcontainer.json", .devcontainer), (".devcontainer.json", .devcontainer),
      ("a.tf", .terraform), ("a.tfvars", nil), ("train.ipynb", .notebook), ("GNUmakefile", .makefile),
      ("rules.mk", .makefile), (".justfile", .justfile), ("Justfile", .justfile),
    ] as [(String, Kind?)])
  func knowsNamesOfPlatforms(_ path: String, _ kind: Kind?) {
    #expect(detect(path) == kind)
  }

  @Test(
    arguments: [
      ("apiVersion: v1\nkind: Pod\n", .kubernetes),
      ("{{- if .x }}\napiVersion: v1\nkind: Pod\n{{- end }}\n", .kubernetes),
      ("{% if x %}\napiVersion: v1\nkind: Pod\n{% endif %}\n", .kubernetes), ("configMapGenerator: []\n", .kubernetes),
      ("on: push\njobs:\n", .githubActions), ("\"on\": push\njobs:\n", .githubActions), ("services:\n  a:\n", .compose),
      ("workerPoolSpecs:\n", .launcher), ("jobSpec:\n", .launcher), ("env_vars:\n  A: b\n", .launcher),
      ("$schema: x\ntype: pipeline\njobs:\n", .launcher), ("command: x\nenvironment_variables:\n", .launcher),
      ("entrypoint: x\nruntime_env:\n", .launcher), ("type: task\ncommands:\n", .launcher),
      ("resources:\nrun: x\n", .skypilot), ("Transform: x\nResources:\n", .cloudFormation),
      ("StartAt: a\nStates:\n", .stateMachine), ("ProcessingJobName: x\n", .sageMaker),
      ("learning_rate: 1\nmodel: x\n", nil), ("jobs: x\n", nil), ("name: x\nversion: 1\n", nil),
    ] as [(String, Kind?)])
  func knowsPlatformsByTheirKeys(_ yaml: String, _ kind: Kind?) {
    #expect(detect("x.yaml", yaml) == kind)
  }

  @Test(arguments: [
    ("model.safetensors", false), ("a/b.png", false), ("train.py", true), (".hidden", false), ("x.csv", false),
    (".env", true), (".env.prod", true), (".envrc", true), ("x.json", true), ("run", true), ("a.def", true),
    ("Dockerfile", true), ("environment", true), ("backup.sh~", false),
  ])
  func knowsWhatNotToOpen(_ name: String, _ mayBe: Bool) {
    #expect(Kind.mayBeJobSpec(name: name) == mayBe)
  }

  @Test(
    arguments: [
      ("run", "#!/bin/bash\n", .shell), ("run", "#! /usr/bin/env bash\n", .shell),
      ("run", "#!/usr/bin/env -S bash -e\n", .shell), ("run", "#!/usr/bin/env -S -i A=1 /bin/ksh93 -x\n", .shell),
      ("run", "#!/usr/bin/python3\n", nil), ("train.sh", "#!/usr/bin/env python3.11\n", nil),
      ("train.sh", "#!/bin/tcsh\n", nil), ("train.sh", "#!/opt/odd/shell\n", .shell),
      ("job", "#SBATCH --gres=gpu:1\npython x\n", .shell), ("job", "# a job\n\n#PBS -l select=1\n", .shell),
      ("job.txt", "#BSUB -q gpu\n", .shell), ("job", "#$ -cwd\n", .shell), ("job", "python x\n#SBATCH -n 1\n", nil),
      ("a.sub", "universe = vanilla\nexecutable = /bin/x\nqueue\n", nil), ("a.sub", "#PBS -V\npython x\n", .shell),
      ("a.def", "Bootstrap: docker\nFrom: x\n", .definition), ("a.def", "# c\n\n  BOOTSTRAP : docker\n", .definition),
      ("a.def", "%post\n  true\n", .definition), ("a.def", "EXPORTS\n  f\n", nil), ("a.def", "#define X %post\n", nil),
      ("recipe", "bootstrap: docker\nfrom: x\n", .definition), ("Singularity.train", "%environment\n", .definition),
      ("a.env", "export SINGULARITYENV_A=1\n", .envSingularityHost), (".env", "A=1\n", .envFile),
      ("settings", "# c\nAPPTAINERENV_A=1\nAPPTAINERENV_B=\n", .envSingularityHost),
      ("settings", "APPTAINERENV_A=1\necho hello\n", nil), ("train_env", "A=1\nB=2\n", .envFile),
      ("envs", "A=1\nmake it so\n", nil), ("notes", "A=1\n", nil),
    ] as [(String, String, Kind?)])
  func knowsContent(_ path: String, _ text: String, _ kind: Kind?) {
    #expect(detect(path, text) == kind)
  }

  @Test(
    arguments: [
      (#"{"jobDefinitionName": "a"}"#, .batch), (#"{"x": {"jobDefinitionName": "a"}}"#, nil),
      (#"{"jobDefinitions": []}"#, .batch), (#"{"JobDefinitionName": "j", "Type": "container"}"#, .batch),
      ("{\n  // a job\n  jobDefinitionName: 'a'", .batch), ("{'containerProperties': {'image': 'x'}}", .batch),
      (#"{"jobName": "a", "jobQueue": "q", "jobDefinition": "d"}"#, .batch),
      (#"{"jobName": "a", "jobQueue": "q", "jobDefinition": "d", "containerOverrides": []}"#, .batch),
      (#"{"containerOverrides": [{"name": "a"}], "cpu": "1"}"#, .ecs), (#"{"image": "x", "vcpus": 1}"#, .batch),
      (#"{"image": "x", "command": ["a"], "environment": []}"#, .batch), (#"{"image": "x", "build": {}}"#, nil),
      (#"{"command": ["a"], "environment": [{"name": "A"}]}"#, .batch), (#"{"environment": {"a": 1}}"#, nil),
      (#"{"numNodes": 2, "nodeRangeProperties": []}"#, .batch), (#"{"taskProperties": []}"#, .batch),
      (#"{"family": "f", "containerDefinitions": []}"#, .ecs), (#"{"taskDefinition": {}}"#, .ecs),
      (#"[{"name": "c", "image": "x", "environment": []}]"#, .ecs), (#"[{"name": "c", "image": "x"}]"#, nil),
      (#"{"a": "{\"jobDefinitionName\": 1}"}"#, nil), ("[[[[", nil), ("}", nil), ("{\"a", nil),
    ] as [(String, Kind?)])
  func knowsKeys(_ json: String, _ kind: Kind?) {
    #expect(detect("x.json", json) == kind)
    #expect(detect("x", json) == kind)
    #expect(detect("x.yaml", json) == kind)
  }

  @Test(
    arguments: [
      ("# c\njobDefinitionName: a\ncontainerProperties:\n  image: x\n", .batch), ("\"jobDefinitionName\": a\n", .batch),
      ("family: f\ncontainerDefinitions:\n- name: a\n", .ecs), ("services:\n  jobDefinitionName: a\n", .compose),
      ("image: x\nenvironment: []\ncommand: a\n", nil), ("", nil),
    ] as [(String, Kind?)])
  func knowsYAMLKeys(_ yaml: String, _ kind: Kind?) {
    #expect(detect("x.yml", yaml) == kind)
  }

  @Test func aNameDecidesOnlyWhileThereIsNoKey() {
    #expect(detect("jobdef.json", "") == .batch)
    #expect(detect("jobdef.json", "{") == .batch)
    #expect(detect("jobdef.json", #"{"title": 1}"#) == nil)
  }

  @Test func binaryFilesAreNoJobSpecs() {
    #expect(Kind.detect(SourceFile(path: "train.sh", bytes: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0])) == nil)
    #expect(Kind.detect(SourceFile(path: "Dockerfile", bytes: Array("FROM x\n".utf8) + [0])) == nil)
  }

  @Test func findsAJobDefinitionInUTF16() {
    let bytes = "{\"jobDefinitionName\": \"a\"}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(Kind.detect(SourceFile(path: "x.json", bytes: [0xFF, 0xFE] + bytes)) == .batch)
  }

  @Test func looksAtTheHeadOnly() {
    let text = "{\"a\": \"" + String(repeating: "x", count: Kind.headLength) + "\", \"jobDefinitionName\": \"a\"}"
    #expect(detect("x.json", text) == nil)
  }
}
