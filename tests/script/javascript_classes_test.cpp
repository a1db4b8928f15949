#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(JavaScriptClasses, HaveFieldsAndMethods) {
  const Lowered rows[] = {
      {.code = R"(abstract class A<T> extends B implements C {
  private x: string = 'a';
  constructor(private readonly web: W) { super(web); }
  get p() { return this.x }
  static async s(a) {}
  abstract m(): void;
})",
       .tree = R"(
type A
  assign =
    variable x
    text "a"
  function
    function constructor
      parameter web [w]
      sequence
        assign =
          member web
            variable this
          variable web
        invoke
          member constructor
            variable super
          arg variable web
  function get
    function p
      sequence
        give_back
          member x
            variable this
  function static
    function s async
      parameter a
      sequence
  arg variable B
)"},
      {.code = "class A { static { init() } }", .tree = R"(
type A
sequence
  invoke
    variable init
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptClasses, MayBeValues) {
  const Lowered rows[] = {
      {.code = "const A = class { m() {} }", .tree = R"(
assign = (local)
  variable A
  type
    function
      function m
        sequence
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

TEST(JavaScriptClasses, LiveInNamespaces) {
  const Lowered rows[] = {
      {.code = "namespace N.M { export const x = 1 }", .tree = R"(
export
  assign = (local)
    variable x
    text "1"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::javascript, row);
}

}  // namespace
}  // namespace patscope::script
