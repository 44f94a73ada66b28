#pragma once
// Debian's libxml2 pulls in the headers of the system's ICU, whose types clash with those of the ICU that comes with
// Swift's Foundation as soon as the compiler compares the two modules. Nothing here converts through ICU.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlerror.h>
#include <libxml/tree.h>
#include <libxml/dict.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// Who takes what libxml2 says on this thread.
typedef struct {
  xmlStructuredErrorFunc errors;
  void *errorContext;
  xmlGenericErrorFunc texts;
  void *textContext;
} p8_xml_receiver;

static inline void p8_xml_ignore_error(void *context, xmlErrorPtr error) {}
static inline void p8_xml_ignore_text(void *context, const char *text, ...) {}

/// Silences libxml2 on this thread: what it says of encodings goes to no parser, and to standard error otherwise.
static inline p8_xml_receiver p8_xml_begin_silence(void) {
  p8_xml_receiver receiver = {xmlStructuredError, xmlStructuredErrorContext, xmlGenericError, xmlGenericErrorContext};
  xmlSetStructuredErrorFunc(NULL, p8_xml_ignore_error);
  xmlSetGenericErrorFunc(NULL, p8_xml_ignore_text);
  return receiver;
}

/// Gives the word back to whoever had it.
static inline void p8_xml_end_silence(p8_xml_receiver receiver) {
  xmlSetStructuredErrorFunc(receiver.errorContext, receiver.errors);
  xmlSetGenericErrorFunc(receiver.textContext, receiver.texts);
}

/// Frees what libxml2 allocated: `xmlFree` itself is a global variable, which Swift 6 does not let through.
static inline void p8_xml_free(void *pointer) { xmlFree(pointer); }
