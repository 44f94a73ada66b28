import XMLStream

/// Reads the comments of a sheet.
final class CommentsReader: PartHandler {
  private enum Place { case outside, root, authors, author, list, comment, text }

  private(set) var fault: WorkbookFault?
  private(set) var comments: [CellComment] = []
  var isFinished: Bool { fault != nil }

  private let limits: ReadingLimits
  private var words: Words?
  private var place = Place.outside
  private var skipped = 0
  private var depth = 0
  private var item = StringItem()
  private var author: [UInt8] = []
  private var authors: [String] = []
  private var reference: CellReference?
  private var authorId: Int?

  private final class Words: Sendable {
    let item: StringItem.Words
    let comments, authors, author, commentList, comment, text, ref, authorId: XMLName

    init(_ names: borrowing XMLNameTable) {
      item = StringItem.Words(names)
      comments = names.name("comments")
      authors = names.name("authors")
      author = names.name("author")
      commentList = names.name("commentList")
      comment = names.name("comment")
      text = names.name("text")
      ref = names.name("ref")
      authorId = names.name("authorId")
    }
  }

  init(limits: ReadingLimits) { self.limits = limits }

  func begin(names: borrowing XMLNameTable) {
    words = names.vocabulary(of: CommentsReader.self) { Words($0) }
  }

  func startElement(_ name: XMLName, in namespace: XMLName, attributes: borrowing XMLAttributes) {
    guard let words, fault == nil else { return }
    if place == .text {
      depth += 1
      item.start(name, in: namespace, attributes, words.item)
      return
    }
    guard skipped == 0, words.item.main.contains(namespace) else {
      skipped += 1
      return
    }
    switch place {
    case .outside where name == words.comments: place = .root
    case .root where name == words.authors: place = .authors
    case .authors where name == words.author:
      place = .author
      author.removeAll(keepingCapacity: true)
    case .root where name == words.commentList: place = .list
    case .list where name == words.comment:
      place = .comment
      reference = attributes.text(of: words.ref).flatMap { CellReference($0) }
      authorId = attributes.integer(of: words.authorId)
      item.reset()
    case .comment where name == words.text:
      place = .text
      depth = 0
    default: skipped += 1
    }
  }

  func endElement(_ name: XMLName, in namespace: XMLName) {
    guard fault == nil else { return }
    if place == .text, depth > 0 {
      depth -= 1
      item.end()
      return
    }
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    switch place {
    case .text: place = .comment
    case .comment:
      finishComment()
      place = .list
    case .author:
      if authors.count < limits.annotations { authors.append(TextEscapes.text(author.span)) }
      place = .authors
    case .authors, .list: place = .root
    case .root, .outside: place = .outside
    }
  }

  func characters(_ text: borrowing Span<UInt8>) {
    guard fault == nil, skipped == 0 else { return }
    if place == .text {
      item.append(text)
    } else if place == .author {
      for index in text.indices { author.append(text[index]) }
    }
    if item.byteCount > limits.textUnits * 3 || author.count > limits.textUnits * 3 {
      fault = WorkbookFault(.commentTooLong(limit: limits.textUnits), cell: reference)
    }
  }

  private func finishComment() {
    guard let reference else { return }
    guard comments.count < limits.annotations else {
      fault = WorkbookFault(.tooMany(.comments, limit: limits.annotations))
      return
    }
    let author = authorId.flatMap { authors.indices.contains($0) ? authors[$0] : nil } ?? ""
    let text = item.richText ?? RichText([RichText.Run(item.text)])
    comments.append(CellComment(at: reference, author: author, text: text))
  }
}
