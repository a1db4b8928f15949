#include "text/check.h"

#include <cstdio>
#include <cstdlib>

namespace patscope {

void check(bool holds, const char* what, std::source_location where) {
  if (holds) return;
  std::fprintf(stderr, "patscope: a mistake of its own: %s (%s:%u)\n", what, where.file_name(), where.line());
  std::abort();
}

}  // namespace patscope
