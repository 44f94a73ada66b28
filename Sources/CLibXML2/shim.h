#pragma once
// Debian's libxml2 pulls in the headers of the system's ICU, whose types clash with those of the ICU that comes with
// Swift's Foundation as soon as the compiler compares the two modules. Nothing here converts through ICU.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlerror.h>
#include <libxml/tree.h>
#include <libxml/dict.h>
#include <libxml/uri.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// Frees what libxml2 allocated: `xmlFree` itself is a global variable, which Swift 6 does not let through.
static inline void p8_xml_free(void *pointer) { xmlFree(pointer); }
