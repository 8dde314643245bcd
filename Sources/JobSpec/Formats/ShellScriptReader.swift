import Syntax

/// Reads the builder's file into it.
func readShellScript(into builder: SpecBuilder) {
}
