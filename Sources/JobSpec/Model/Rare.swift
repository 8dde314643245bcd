/// A part of a value that few values have, kept behind one reference: the others stay small, which counts where a script
/// starts hundreds of thousands of them, and copying any counts one reference.
@propertyWrapper
public struct Rare<Wrapped: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Wrapped

    init(_ value: Wrapped) { self.value = value }
  }

  private var box: Box?

  /// Keeps the part, where there is one.
  public init(wrappedValue: Wrapped?) { box = wrappedValue.map(Box.init) }

  /// The part.
  public var wrappedValue: Wrapped? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }
}
