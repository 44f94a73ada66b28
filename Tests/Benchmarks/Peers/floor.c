/* The physical limits in the same run: floor inflate|parse|deflate LEVEL? FILE…
   inflate: map each package and inflate its parts; parse: the same and libxml2's SAX2 push parser over the
   XML; deflate: inflate, then deflate all parts again with libdeflate at LEVEL. The central directory is
   trusted, which a reader must not do. */
#include <dirent.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int mode, level = 5;
static long events;

static uint32_t u32(const uint8_t *p) { return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24; }
static uint16_t u16(const uint8_t *p) { return p[0] | p[1] << 8; }

static void start(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u, int a, const xmlChar **b,
                  int d, int e, const xmlChar **f) { events++; }
static void end(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u) { events++; }
static void text(void *c, const xmlChar *s, int n) { events += n; }

static void parse(const char *bytes, size_t size) {
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = start, .endElementNs = end,
                           .characters = text};
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
  xmlCtxtUseOptions(context, XML_PARSE_NONET);
  for (size_t at = 0; at < size; at += 65536)
    xmlParseChunk(context, bytes + at, size - at < 65536 ? size - at : 65536, 0);
  xmlParseChunk(context, NULL, 0, 1);
  xmlFreeParserCtxt(context);
}

static void package(const char *path) {
  int file = open(path, O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) || info.st_size < 22) exit(1);
  const uint8_t *bytes = mmap(NULL, info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  const uint8_t *tail = bytes + info.st_size - 22;
  while (tail > bytes && u32(tail) != 0x06054b50) tail--;
  if (tail == bytes) { munmap((void *)bytes, info.st_size); close(file); return; }
  const uint8_t *entry = bytes + u32(tail + 16);
  struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
  struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(level);
  for (int left = u16(tail + 10); left > 0; left--) {
    const uint8_t *local = bytes + u32(entry + 42);
    const uint8_t *data = local + 30 + u16(local + 26) + u16(local + 28);
    size_t packed = u32(entry + 20), size = u32(entry + 24);
    char *part = malloc(size + 1);
    if (u16(entry + 10) == 8) libdeflate_deflate_decompress(inflater, data, packed, part, size, NULL);
    else memcpy(part, data, size);
    if (mode == 1) parse(part, size);
    if (mode == 2) {
      size_t bound = libdeflate_deflate_compress_bound(deflater, size);
      void *out = malloc(bound);
      events += libdeflate_deflate_compress(deflater, part, size, out, bound);
      free(out);
    }
    free(part);
    entry += 46 + u16(entry + 28) + u16(entry + 30) + u16(entry + 32);
  }
  libdeflate_free_decompressor(inflater);
  libdeflate_free_compressor(deflater);
  munmap((void *)bytes, info.st_size);
  close(file);
}

int main(int argc, char **argv) {
  int first = 2;
  if (argc < 3) return 2;
  mode = !strcmp(argv[1], "parse") ? 1 : !strcmp(argv[1], "deflate") ? 2 : 0;
  if (mode == 2) level = atoi(argv[first++]);
  for (int i = first; i < argc; i++) {
    DIR *folder = opendir(argv[i]);
    if (!folder) { package(argv[i]); continue; }
    for (struct dirent *item; (item = readdir(folder));) {
      char path[4096];
      if (item->d_name[0] == '.') continue;
      snprintf(path, sizeof path, "%s/%s", argv[i], item->d_name);
      package(path);
    }
    closedir(folder);
  }
  printf("%ld\n", events);
  return 0;
}
