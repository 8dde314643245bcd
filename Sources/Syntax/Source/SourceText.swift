/// Text as a program will read it, which knows where in the file each of its bytes was written.
///
/// A JSON string, a YAML scalar, a continued Dockerfile line or a here-document is decoded before something else reads
/// it. Offsets into the decoded text (0-based, in bytes) map back to the file with `range(_:)`, so a shell command
/// inside a JSON string is reported at its own characters.
public struct SourceText: Sendable {
  /// A run of decoded bytes and the bytes of the file that it stands for.
  struct Piece: Sendable {
    /// The offset of the run in `storage`.
    var text: Int
    /// What it stands for in the file.
    var source: SourceRange
    /// Whether the run is a byte-for-byte copy; an escape sequence is not.
    var isVerbatim: Bool
  }

  /// The file that the text was written in.
  public let file: SourceFile
  /// What `bounds` is a part of. Parsers scan it directly, because a check for each byte of `subscript` costs too much.
  let storage: [UInt8]
  /// The bytes of `storage` that are this text.
  let bounds: Range<Int>
  /// Empty for a verbatim slice of the file, whose `storage` is the file itself.
  private let pieces: [Piece]
  /// Where an empty text was written.
  private let anchor: SourceRange

  /// A byte-for-byte slice of a file; `range` is clamped to the file.
  public init(file: SourceFile, _ range: SourceRange) {
    let end = min(max(range.end, 0), file.bytes.count)
    let start = min(max(range.start, 0), end)
    self.file = file
    self.storage = file.bytes
    self.bounds = start..<end
    self.pieces = []
    self.anchor = SourceRange(start, start)
  }

  init(file: SourceFile, storage: [UInt8], bounds: Range<Int>, pieces: [Piece], anchor: SourceRange) {
    self.file = file
    self.storage = storage
    self.bounds = bounds
    self.pieces = pieces
    self.anchor = anchor
  }

  /// The number of decoded bytes.
  public var count: Int { bounds.count }

  /// Whether there is no byte.
  public var isEmpty: Bool { bounds.isEmpty }

  /// The decoded byte at an offset, which must lie below `count`.
  public subscript(offset: Int) -> UInt8 { storage[bounds.lowerBound + offset] }

  /// The decoded bytes. The slice's indices are not offsets into this text; use it whole.
  public var bytes: ArraySlice<UInt8> { storage[bounds] }

  /// The decoded text; invalid UTF-8 is repaired.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The whole text's place in the file.
  public var range: SourceRange { range(0..<count) }

  /// The whole text's place.
  public var location: Location { Location(file, range) }

  /// The place of a part of this text.
  public func location(_ part: Range<Int>) -> Location { Location(file, range(part)) }

  /// Maps offsets into this text to the bytes of the file; an escape sequence counts whole.
  public func range(_ part: Range<Int>) -> SourceRange {
    if pieces.isEmpty {
      if bounds.isEmpty && part.isEmpty { return anchor }
      return SourceRange(bounds.lowerBound + part.lowerBound, bounds.lowerBound + part.upperBound)
    }
    let start = bounds.lowerBound + part.lowerBound
    if part.isEmpty {
      let point = start < storage.count ? sourceStart(of: start) : (pieces.last?.source.end ?? anchor.start)
      return SourceRange(point, point)
    }
    return SourceRange(sourceStart(of: start), sourceEnd(of: bounds.lowerBound + part.upperBound - 1))
  }

  /// The part of this text between two offsets, with its own map.
  public func slice(_ part: Range<Int>) -> SourceText {
    let lower = bounds.lowerBound + part.lowerBound
    return SourceText(
      file: file, storage: storage, bounds: lower..<(bounds.lowerBound + part.upperBound), pieces: pieces,
      anchor: range(part.lowerBound..<part.lowerBound))
  }

  /// Calls `body` with each maximal run that is either verbatim or one escape, in order.
  func forEachPiece(_ body: (ArraySlice<UInt8>, SourceRange, Bool) -> Void) {
    guard !bounds.isEmpty else { return }
    guard !pieces.isEmpty else { return body(bytes, range, true) }
    var index = pieceIndex(of: bounds.lowerBound)
    while index < pieces.count, pieces[index].text < bounds.upperBound {
      let piece = pieces[index]
      let pieceEnd = index + 1 < pieces.count ? pieces[index + 1].text : storage.count
      let lower = max(piece.text, bounds.lowerBound)
      let upper = min(pieceEnd, bounds.upperBound)
      let source =
        piece.isVerbatim
        ? SourceRange(piece.source.start + lower - piece.text, piece.source.start + upper - piece.text) : piece.source
      body(storage[lower..<upper], source, piece.isVerbatim)
      index += 1
    }
  }

  private func pieceIndex(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].text <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func sourceStart(of offset: Int) -> Int {
    let piece = pieces[pieceIndex(of: offset)]
    return piece.isVerbatim ? piece.source.start + offset - piece.text : piece.source.start
  }

  private func sourceEnd(of offset: Int) -> Int {
    let piece = pieces[pieceIndex(of: offset)]
    return piece.isVerbatim ? piece.source.start + offset - piece.text + 1 : piece.source.end
  }
}

/// Builds decoded text piece by piece, in the order of the file.
public struct SourceTextBuilder {
  private let file: SourceFile
  private let anchor: Int
  private var storage: [UInt8] = []
  private var pieces: [SourceText.Piece] = []

  /// Starts an empty text; `anchor` is the byte offset where it is reported while it stays empty.
  public init(file: SourceFile, anchor: Int) {
    self.file = file
    self.anchor = anchor
  }

  /// The number of bytes so far.
  public var count: Int { storage.count }

  /// Adds text as it stands, with its own map.
  public mutating func append(_ text: SourceText) {
    text.forEachPiece { bytes, source, isVerbatim in
      if isVerbatim, let last = pieces.last, last.isVerbatim, last.source.end == source.start {
        pieces[pieces.count - 1].source.end = source.end
      } else {
        pieces.append(.init(text: storage.count, source: source, isVerbatim: isVerbatim))
      }
      storage.append(contentsOf: bytes)
    }
  }

  /// Adds decoded bytes that stand for other bytes of the file, such as an escape sequence.
  public mutating func append(_ bytes: some Collection<UInt8>, standingFor source: SourceRange) {
    guard !bytes.isEmpty else { return }
    pieces.append(.init(text: storage.count, source: source, isVerbatim: false))
    storage.append(contentsOf: bytes)
  }

  /// The text built so far.
  public func finish() -> SourceText {
    SourceText(
      file: file, storage: storage, bounds: 0..<storage.count, pieces: pieces, anchor: SourceRange(anchor, anchor))
  }
}
