import Syntax

/// Reads the builder's file into it.
func readTaskDefinition(into builder: SpecBuilder) {
}
