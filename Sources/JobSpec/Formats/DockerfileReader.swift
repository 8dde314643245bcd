import Syntax

/// Reads the builder's file into it.
func readDockerfile(into builder: SpecBuilder) {
}
