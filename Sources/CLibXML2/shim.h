#pragma once
#include <libxml/parser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlwriter.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlerror.h>
#include <libxml/tree.h>
#include <libxml/dict.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/// Frees what libxml2 allocated: `xmlFree` itself is a global variable, which Swift 6 does not let through.
static inline void p8_xml_free(void *pointer) { xmlFree(pointer); }
