import Syntax

/// Reads the builder's file into it.
func readEnvFile(into builder: SpecBuilder) {
}
