import ArgumentParser
import P8Model
import Project8

/// What becomes of the models of villages that end.
struct ModelsOption: ParsableArguments {
  @Option(
    help: help(
      vi:
        "Mô hình của thôn kết thúc: go-on (tiếp tục), consolidated (củng cố chung), dissolved (kết thúc cùng thôn).",
      en: "The models of a village that ends: go-on, consolidated or dissolved."))
  var models: String

  func value() throws(Failure) -> VillageMerger.Models {
    if let models = VillageMerger.Models(rawValue: models) { return models }
    throw Failure(
      .wrongUse, LocalizedText(vi: "Không có lựa chọn “\(models)”", en: "There is no choice “\(models)”"),
      remedy: LocalizedText(
        vi: "Dùng go-on, consolidated hoặc dissolved.", en: "Use go-on, consolidated or dissolved."))
  }
}
