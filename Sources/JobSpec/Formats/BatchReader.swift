import Syntax

/// Reads the builder's file into it.
func readBatch(into builder: SpecBuilder) {
}
