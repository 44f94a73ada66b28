/// The columns of lists of villages and communes, each with the headers that people write over it, separated by
/// semicolons: `templates/texts/lists.yaml`.
package enum ListText: String, FixedText {
  case structure, province, district
  case communeCode = "commune.code"
  case commune
  case villageCode = "village.code"
  case village, number, from, to
  case communeClass = "class"
  case old, new

  package static let file = "lists"

  package var placeholders: [String] { [] }
}
