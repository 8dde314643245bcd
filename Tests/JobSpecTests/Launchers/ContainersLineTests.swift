import Testing

@testable import JobSpec

/// docker compose, podman and kubectl.
@Suite struct ContainersLineTests {
  static let lines: [LauncherLine] = [
    .init("kubectl run p --image=i --env=A=5 -- python x", "A=5 B=-"),
    .init("kubectl run p --image i --env=\"A=$A\" --command -- python x", "A=1 B=-"),
    .init("kubectl exec p -- python x", "A=?"),
    .init("kubectl exec -it p -c c -n ns -- env A=3 python x", "A=3"),
    .init("kubectl exec p -- bash -c 'export A=4; python x'", "A=4"),
    .init("kubectl create secret generic s --from-literal=A=5", ""),
    .init("kubectl set env deployment/d A=5", ""),
    .init("kubectl apply -f x.yaml", ""),
    .init("kubectl -n ns run p --image=i --restart=Never --env A=5 --env B=6 -- python x", "A=5 B=6"),
    .init("docker compose run -e A=5 -e B t python x", "A=5 B=2 C=?"),
    .init("docker compose exec -e A t python x", "A=1 B=?"),
    .init("docker-compose -f c.yaml run --rm -T -e A=$B t python x", "A=2"),
    .init("docker compose -f a -p n run --rm -eA=5 t python x", "A=5"),
    .init(
      "docker compose run --env-from-file w.env t python x", "A=w",
      [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("docker compose up -d", ""),
    .init("podman run -e A i python x", "A=1 B=-"),
    .init("podman run -e C i python x", "C=-"),
    .init("podman run --env-host i python x", "A=1 B=2"),
    .init("podman run --env-host -e A=5 i python x", "A=5 B=2"),
    .init("podman run -e 'A*' i python x", "A=1 B=-"),
    .init(
      "podman run --env-file w.env -e B i python x", "A=w B=2", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("podman exec -e A c python x", "A=1 B=?"),
    .init("podman run --unsetenv A --env-host i python x", "A=-"),
    .init("podman run --unsetenv-all -e A i python x", "A=1"),
  ]

  @Test(arguments: [
    ("kubectl set env deployment/d A=5 B-", ["A"]), ("kubectl -n x set env -e A=5 deploy d C=6", ["C", "A"]),
    ("kubectl create secret generic s --from-literal=A=5 --from-literal C=6", ["A", "C"]),
    ("kubectl create configmap c --from-env-file w.env", ["A", "C"]), ("kubectl set image d/d c=i", []),
  ]) func recordsWhatObjectsTakeOver(line: String, names: [String]) {
    let folder = ScriptFolder(line + "\n", ["w.env": "A=1\nC=2\n"])
    #expect(folder.spec.assignments.map(\.name) == names)
  }

  @Test(arguments: lines) func delivers(line: LauncherLine) { line.check() }
}
