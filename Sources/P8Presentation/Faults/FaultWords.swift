import P8Model

/// What is wrong, and what to do about it.
struct FaultWords {
  let message: LocalizedText
  let hint: LocalizedText
}

extension FaultWords {
  init(vi: String, en: String, hintVi: String, hintEn: String) {
    self.init(message: LocalizedText(vi: vi, en: en), hint: LocalizedText(vi: hintVi, en: hintEn))
  }
}
