import Syntax

/// Reads the builder's file into it.
func readDefinition(into builder: SpecBuilder) {
}
