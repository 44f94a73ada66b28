/// The columns of lists of villages, communes and targets, each with the headers that people write over it, separated by
/// semicolons: `templates/texts/lists.yaml`.
package enum ListText: String, FixedText {
  case structure, province, district
  case communeCode = "commune.code"
  case commune
  case villageCode = "village.code"
  case village, number, from, to
  case communeClass = "class"
  case old, new
  case targetIndicator = "target.indicator"
  case targetSpan = "target.span"
  case targetValue = "target.value"
  case targetSource = "target.source"
  case targetApprovedBy = "target.approved-by"
  case targetApprovedOn = "target.approved-on"
  case targetLabel = "target.label"
  case targetNote = "target.note"

  package static let file = "lists"

  package var placeholders: [String] { [] }
}
