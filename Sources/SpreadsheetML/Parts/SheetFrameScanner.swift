import XMLStream

/// Reads what stands around the cells of a sheet: columns, merged ranges, data validations.
struct SheetFrameScanner {
  private enum Place: UInt8 {
    case worksheet, columns, merges, validations, validation, validationFormula1, validationFormula2
    case extensions, `extension`, newValidations, newValidation, newFormula1, newFormula2, newFormulaText,
      newRanges
  }

  /// Whether the cells have been read: but for validations nothing is wanted of what stands behind the merged
  /// ranges that follow them.
  var isBehindCells = false

  private let wantsValidations: Bool
  private var place = Place.worksheet
  private var skipped = 0
  private var validation = ValidationDraft()

  init(wantsValidations: Bool) { self.wantsValidations = wantsValidations }

  // MARK: Events

  mutating func start(
    _ name: XMLName, in namespace: XMLName, _ attributes: borrowing XMLAttributes,
    _ words: borrowing SheetWords, _ findings: inout SheetFindings
  ) {
    guard skipped == 0, !findings.isFinished else {
      skipped += 1
      return
    }
    let next =
      words.main.contains(namespace)
      ? place(of: name, attributes, words, &findings)
      : placeOfNew(name, in: namespace, attributes, words, &findings)
    if let next { place = next } else { skipped += 1 }
  }

  /// The mirror of the start: each place goes back to the one around it, and a validation is taken when it
  /// ends.
  mutating func end(_ findings: inout SheetFindings) {
    guard skipped == 0 else {
      skipped -= 1
      return
    }
    guard !findings.isFinished else { return }
    switch place {
    case .merges:
      place = .worksheet
      if isBehindCells, !wantsValidations { findings.finish() }
    case .worksheet, .columns, .validations, .extensions: place = .worksheet
    case .validation:
      finishValidation(&findings)
      place = .validations
    case .validationFormula1, .validationFormula2:
      validation.finishFormula(second: place == .validationFormula2)
      place = .validation
    case .extension: place = .extensions
    case .newValidations: place = .extension
    case .newValidation:
      finishValidation(&findings)
      place = .newValidations
    case .newFormula1, .newFormula2: place = .newValidation
    case .newFormulaText:
      place = validation.isInSecond ? .newFormula2 : .newFormula1
      validation.finishFormula(second: validation.isInSecond)
    case .newRanges:
      validation.finishRanges()
      place = .newValidation
    }
  }

  mutating func characters(_ characters: borrowing Span<UInt8>, _ findings: inout SheetFindings) {
    guard skipped == 0 else { return }
    switch place {
    case .validationFormula1, .validationFormula2, .newFormulaText, .newRanges:
      unsafe characters.withUnsafeBufferPointer { unsafe validation.text.append(contentsOf: $0) }
      if validation.text.count > 1 << 20 { findings.refuseCount() }
    default: break
    }
  }

  // MARK: Elements

  private mutating func place(
    of name: XMLName, _ attributes: borrowing XMLAttributes, _ words: borrowing SheetWords,
    _ findings: inout SheetFindings
  ) -> Place? {
    switch place {
    case .worksheet:
      if name == words.mergeCells { return .merges }
      if name == words.cols { return .columns }
      if name == words.dataValidations { return wantsValidations ? .validations : nil }
      if name == words.extLst { return wantsValidations ? .extensions : nil }
      if name == words.dimension {
        findings.details.declaredRange = attributes.text(of: words.ref).flatMap { CellRange($0) }
      }
    case .extensions where name == words.ext: return .extension
    case .columns where name == words.col: readColumns(attributes, words, &findings)
    case .merges where name == words.mergeCell: readMerge(attributes, words, &findings)
    case .validations where name == words.dataValidation:
      return startValidation(attributes, words, &findings) ? .validation : nil
    case .validation where name == words.formula1 || name == words.formula2:
      validation.startFormula(second: name == words.formula2)
      return name == words.formula2 ? .validationFormula2 : .validationFormula1
    default: break
    }
    return nil
  }

  // Validations whose list stands in another sheet are kept in an extension of Excel 2010.
  private mutating func placeOfNew(
    _ name: XMLName, in namespace: XMLName, _ attributes: borrowing XMLAttributes,
    _ words: borrowing SheetWords, _ findings: inout SheetFindings
  ) -> Place? {
    switch place {
    case .extension where namespace == words.excel2010 && name == words.dataValidations:
      return .newValidations
    case .newValidations where namespace == words.excel2010 && name == words.dataValidation:
      return startValidation(attributes, words, &findings) ? .newValidation : nil
    case .newValidation where namespace == words.excel2010 && name == words.formula1: return .newFormula1
    case .newValidation where namespace == words.excel2010 && name == words.formula2: return .newFormula2
    case .newFormula1 where namespace == words.excel2006 && name == words.f,
      .newFormula2 where namespace == words.excel2006 && name == words.f:
      validation.startFormula(second: place == .newFormula2)
      return .newFormulaText
    case .newValidation where namespace == words.excel2006 && name == words.sqref:
      validation.startRanges()
      return .newRanges
    default: return nil
    }
  }

  private func readColumns(
    _ attributes: borrowing XMLAttributes, _ words: borrowing SheetWords, _ findings: inout SheetFindings
  ) {
    guard attributes.boolean(of: words.hidden) == true, let low = attributes.integer(of: words.min),
      let high = attributes.integer(of: words.max), low >= 1, low <= high
    else { return }
    guard findings.details.hiddenColumns.count < CellReference.maximumColumn else {
      return findings.refuseCount()
    }
    if low <= CellReference.maximumColumn {
      findings.details.hiddenColumns.append(low...min(high, CellReference.maximumColumn))
    }
  }

  private func readMerge(
    _ attributes: borrowing XMLAttributes, _ words: borrowing SheetWords, _ findings: inout SheetFindings
  ) {
    guard findings.details.mergedRanges.count < findings.context.limits.annotations else {
      return findings.refuseCount()
    }
    let place = attributes.index(of: words.ref)
    let range = place.flatMap { place in
      // With dollar signs the text has to be looked at.
      attributes.withValue(at: place) { CellRange(bytes: $0) } ?? CellRange(attributes.text(at: place))
    }
    guard let range else {
      findings.note(.mergedRangeInvalid)
      return
    }
    findings.details.mergedRanges.append(range)
  }

  private mutating func startValidation(
    _ attributes: borrowing XMLAttributes, _ words: borrowing SheetWords, _ findings: inout SheetFindings
  ) -> Bool {
    guard findings.details.dataValidations.count < findings.context.limits.annotations else {
      findings.refuseCount()
      return false
    }
    validation.start(attributes, words)
    return true
  }

  private func finishValidation(_ findings: inout SheetFindings) {
    if let finished = validation.finish() {
      findings.details.dataValidations.append(finished)
    } else {
      findings.note(.validationWithoutRange)
    }
  }
}
