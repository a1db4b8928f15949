#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(JavaScriptModules, AreImported) {
  const Lowered rows[] = {
      {.code = "import a, { b as c } from 'x'; import * as n from 'y'; import 'z';", .tree = R"(
import module
  text "x"
  arg a= text "default"
  arg c= text "b"
import module as n
  text "y"
import module
  text "z"
)"},
      {.code = "import q = require('w')", .tree = R"(
import require as q
  text "w"
)"},
      {.code = "import type { T } from 't'", .tree = R"(
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptModules, AreRequired) {
  const Lowered rows[] = {
      {.code = "const a = require('./a')", .tree = R"(
import require as a
  text "./a"
)"},
      {.code = "const { b, c: d } = require('./a')", .tree = R"(
import require
  text "./a"
  arg b= text "b"
  arg d= text "c"
)"},
      {.code = "const e = require('./a').e", .tree = R"(
assign = (local)
  variable e
  member e
    import require
      text "./a"
)"},
      {.code = "import('m').then((m) => m.x)", .tree = R"(
invoke
  member then
    import module
      text "m"
  arg lambda
    function 
      parameter m
      sequence
        give_back
          member x
            variable m
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptModules, Export) {
  const Lowered rows[] = {
      {.code = "export const a = 1", .tree = R"(
export
  assign = (local)
    variable a
    text "1"
)"},
      {.code = "export default function f() {}", .tree = R"(
export default
  function
    function f
      sequence
)"},
      {.code = "export { a as b }", .tree = R"(
export
  arg b= text "a"
)"},
      {.code = "export { a } from './m'; export * from './n'; export * as o from './o';", .tree = R"(
export
  import module
    text "./m"
  arg a= text "a"
export
  import module
    text "./n"
  arg *= text "*"
export
  import module
    text "./o"
  arg o= text "*"
)"},
      {.code = "module.exports = { a }", .tree = R"(
export whole
  map
    text "a"
    variable a
)"},
      {.code = "exports.a = b", .tree = R"(
export as a
  variable b
)"},
      {.code = "module.exports.a = b", .tree = R"(
export as a
  variable b
)"},
      {.code = "export = x", .tree = R"(
export whole
  variable x
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

}  // namespace
}  // namespace patscope::script
