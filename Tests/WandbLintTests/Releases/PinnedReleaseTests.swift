import Syntax
import Testing

@testable import JobSpec
@testable import WandbLint

@Suite struct PinnedReleaseTests {
  func pin(_ lines: String..., files: [String: String] = [:]) -> PinnedRelease? {
    let text = lines.joined(separator: "\n") + "\nexport WANDB_MODE=offline\npython train.py\n"
    let spec = JobSpec.read(SourceFile(path: "a.sh", text), as: .shell, in: Surroundings())
    return PinnedRelease(in: spec) { path in files[path].map { SourceFile(path: path, $0) } }
  }

  func pinned(_ line: String, files: [String: String] = [:]) -> Release? { pin(line, files: files)?.release }

  @Test(arguments: [
    "pip install torch wandb==0.16.6", "pip3 install -U 'wandb[media]==0.16.6'", "python -m pip install wandb==0.16.6",
    "python3.11 -m pip install --no-cache-dir wandb~=0.16.0", "uv pip install --system 'wandb<0.17'",
    "uv add wandb==0.16.6", "uv run --with wandb==0.16.6 train.py", "conda install -y -c conda-forge wandb=0.16",
    "mamba create -n train wandb=0.16.6", "micromamba install wandb==0.16.6", "poetry add wandb@^0.16.1",
    "sudo pip install 'wandb>=0.15,<0.17'", "pipenv install 'wandb==0.16.*'", "pip install wandb===0.16.6",
    "$VENV/bin/pip install wandb==0.16.6", "conda run -n train pip install wandb==0.16.6", "pixi add wandb==0.16.6",
    "pip install https://example.com/a/wandb-0.16.6-py3-none-any.whl", "pip install ./wandb-0.16.6.tar.gz",
    "pip install git+https://github.com/wandb/wandb.git@v0.16.6",
    "pip install 'wandb @ git+https://github.com/wandb/wandb@v0.16.6#egg=wandb'",
  ])
  func readsACommand(_ line: String) { #expect(pinned(line) == Release(0, 16, 6), "\(line)") }

  @Test(arguments: [
    "pip install wandb", "pip install 'wandb>=0.15'", "pip install 'wandb!=0.16.6'", "echo wandb==0.16.6",
    "pip download wandb==0.16.6", "pip install wandb-core==0.16.6", "pip install 'wandb @ git+https://example.com/w'",
    "pip install 'wandb<0.1'", "pip uninstall wandb==0.16.6", "pip install -r requirements.txt",
    "conda activate wandb=0.16", "pip install git+https://github.com/me/wandb.git@v0.16.6",
    "pip install git+https://github.com/wandb/wandb.git@main", "pip install ./wandb-core-0.16.6.tar.gz",
  ])
  func passesOver(_ line: String) { #expect(pinned(line) == nil, "\(line)") }

  @Test func theLastOneCounts() {
    #expect(pin("pip install wandb==0.16.6", "pip install wandb==0.17.0")?.release == Release(0, 17, 0))
    #expect(pin("pip install wandb==0.16.6", "pip install wandb")?.release == Release(0, 16, 6))
    #expect(pin("pip install wandb==0.16.6", "pip install -U wandb")?.release == nil)
    #expect(pin("pip install wandb==0.16.6", "pip uninstall -y wandb", "pip install wandb")?.release == nil)
    #expect(pin("f() { pip install wandb==0.16.6; }")?.release == nil)
  }

  @Test func readsFilesThatAreInstalled() {
    let compiled = [
      "requirements.txt": "wandb==0.18.7 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n    # via x\n"
    ]
    #expect(pinned("pip install --require-hashes -r requirements.txt", files: compiled) == Release(0, 18, 7))
    let extras = ["pyproject.toml": "[project.optional-dependencies]\ntrain = ['wandb==0.18.7']\n"]
    #expect(pinned("pip install -e .[train]", files: extras) == Release(0, 18, 7))
    #expect(pinned("pip install '.[train]'", files: extras) == Release(0, 18, 7))
    let setup = ["setup.cfg": "[options]\ninstall_requires =\n  torch\n  wandb==0.18.7\n"]
    #expect(pinned("pip install .", files: setup) == Release(0, 18, 7))
    let pixi = ["pixi.toml": "[pypi-dependencies]\nwandb = \"==0.18.7\"\n"]
    #expect(pinned("pixi run train", files: pixi) == Release(0, 18, 7))
    let requirements = ["requirements.txt": "torch\nwandb==0.18.7\r\n"]
    #expect(pinned("pip install -r requirements.txt", files: requirements) == Release(0, 18, 7))
    #expect(pinned("pip install --requirement=requirements.txt", files: requirements) == Release(0, 18, 7))
    #expect(pinned("pip install -r /tmp/build/requirements.txt", files: requirements) == Release(0, 18, 7))
    #expect(pinned("uv pip sync requirements.txt", files: requirements) == Release(0, 18, 7))
    #expect(
      pinned("pip install -r requirements.txt", files: ["../requirements.txt": "wandb~=0.17.1"]) == Release(0, 17, 9))
    #expect(
      pinned(
        "pip install -r env/a.txt", files: ["env/a.txt": "-r b.txt\n", "env/b.txt": "wandb==0.15.12 # old\n"])
        == Release(0, 15, 12))
    #expect(pinned("pip install -r a.txt", files: ["a.txt": "-r a.txt\n"]) == nil)
    #expect(
      pinned(
        "pip install -r a.txt",
        files: ["a.txt": "wandb==0.15.1; python_version<'3.8'\nwandb==0.16.1; python_version>='3.8'\n"]) == nil)
    #expect(
      pinned("conda env create -f environment.yml", files: ["environment.yml": "- pip:\n  - wandb==0.15.12\n"])
        == Release(0, 15, 12))
    #expect(
      pinned("conda env update", files: ["environment.yml": "dependencies:\n  - wandb=0.16\n"]) == Release(0, 16, 6))
  }

  @Test func readsProjects() {
    let lock =
      "[[package]]\nname = \"torch\"\nversion = \"2.1\"\n\n[[package]]\nname = \"wandb\"\nversion = \"0.19.1\"\n"
    let project = "[project]\ndependencies = [\n  \"torch\", \"wandb[media]>=0.16,<0.17\",\n]\n"
    #expect(pinned("uv sync", files: ["uv.lock": lock, "pyproject.toml": project]) == Release(0, 19, 1))
    #expect(pinned("uv run train.py", files: ["pyproject.toml": project]) == Release(0, 16, 6))
    #expect(pinned("uv run --no-project train.py", files: ["pyproject.toml": project]) == nil)
    #expect(pinned("pip install -e '.[dev]'", files: ["pyproject.toml": project]) == Release(0, 16, 6))
    #expect(
      pinned("pip install ./trainer", files: ["trainer/setup.py": "install_requires=['wandb==0.15.3']"])
        == Release(0, 15, 3))
    #expect(pinned("poetry install", files: ["pyproject.toml": "wandb = \"^0.15.2\"\n"]) == Release(0, 15, 12))
    #expect(
      pinned("poetry install", files: ["pyproject.toml": "wandb = {extras = [\"media\"], version = \"~0.16\"}\n"])
        == Release(0, 16, 6))
    #expect(pinned("poetry install", files: ["poetry.lock": lock]) == Release(0, 19, 1))
    #expect(pinned("pipenv install", files: ["Pipfile": "wandb = \"==0.18.0\"\n"]) == Release(0, 18, 0))
    #expect(pinned("pip install .", files: ["pyproject.toml": "wandb = \"*\"\n"]) == nil)
  }

  @Test func saysWhy() {
    #expect(pin("pip install wandb==0.16.6")?.reason == "which this job installs")
    #expect(pin("pip install 'wandb >= 0.15, < 0.17'")?.reason == "the newest that 'wandb>=0.15,<0.17' allows")
    #expect(
      pin("pip install -r r.txt", files: ["r.txt": "wandb==0.16.6"])?.reason == "which 'r.txt' asks for")
    #expect(
      pin("pip install -r r.txt", files: ["r.txt": "wandb<0.17"])?.reason
        == "the newest that 'wandb<0.17' in 'r.txt' allows")
    #expect(
      pin("uv sync", files: ["uv.lock": "name = \"wandb\"\nversion = \"0.16.6\"\n"])?.reason == "which 'uv.lock' locks")
  }

  @Test func dockerfilesAndDefinitionsHavePinsToo() {
    let docker = JobSpec.read(
      SourceFile(
        path: "Dockerfile",
        "FROM python:3.11\nCOPY requirements.txt /tmp/\nRUN pip install -r /tmp/requirements.txt\nENV WANDB_MODE=off\n"),
      as: .dockerfile, in: Surroundings())
    let pin = PinnedRelease(in: docker) { $0 == "requirements.txt" ? SourceFile(path: $0, "wandb==0.16.6\n") : nil }
    #expect(pin?.release == Release(0, 16, 6))
  }

  @Test func unknownReleasesAreJudgedByTheNearest() {
    #expect(JudgedRelease(requested: Release(0, 10, 30), pinned: nil).release == .oldest)
    #expect(JudgedRelease(requested: Release(1, 0, 0), pinned: nil).release == .newest)
    #expect(JudgedRelease(requested: Release(0, 99, 0), pinned: nil).reason == "the newest known: 0.99.0 was asked for")
    #expect(JudgedRelease(requested: nil, pinned: nil).reason == "the newest release")
    let pinned = pin("pip install wandb==0.11.2")
    #expect(
      JudgedRelease(requested: nil, pinned: pinned).reason == "the oldest known: this job installs 0.11.2")
  }

  @Test func knownReleasesAreInOrder() {
    #expect(Release.known.first == .oldest && Release.known.last == .newest)
    #expect(zip(Release.known, Release.known.dropFirst()).allSatisfy(<))
  }
}
