#include "script/lower.h"

namespace patscope::script {

Program lower_bash(const SourceText& source) {
  Program program;
  program.unread.push_back({.place = source.span(0, source.bytes().size()), .reason = "bash is not read yet"});
  return program;
}

}  // namespace patscope::script
