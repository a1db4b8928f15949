#include <gtest/gtest.h>

#include "lowered.h"

namespace patscope::script {
namespace {

TEST(PythonFunctions, HaveParametersOfAllKinds) {
  const Lowered rows[] = {
      {.code = R"(async def f(a, b: int = 1, /, *c, k=2, **d) -> str:
  return a)",
       .tree = R"(
function
  function f async
    parameter a
    parameter b [int]
      text "1"
    parameter c rest
    parameter k
      text "2"
    parameter d keywords
    sequence
      give_back
        variable a
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonFunctions, BindTheirOwnNamesUnlessToldOtherwise) {
  const Lowered rows[] = {
      {.code = R"(def f():
  global g
  g = 1
  h = 2
  def i():
    nonlocal h
    h = 3)",
       .tree = R"(
function
  function f
    sequence
      assign = (global)
        variable g
        text "1"
      assign = (local)
        variable h
        text "2"
      function
        function i
          sequence
            assign =
              variable h
              text "3"
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonFunctions, YieldItems) {
  const Lowered rows[] = {
      {.code = R"(def f():
  yield 1
  yield from g())",
       .tree = R"(
function
  function f
    sequence
      operation yield
        text "1"
      operation yield
        operation spread
          invoke
            variable g
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonFunctions, AreHandedToTheirDecoratorsTheLowestFirst) {
  const Lowered rows[] = {
      {.code = R"(@cli.command()
@register
def f():
  pass)",
       .tree = R"(
function
  function f
    sequence
invoke
  variable @decorate
  arg variable register
  arg variable f
  arg text "register"
invoke
  variable @decorate
  arg invoke
    member command
      variable cli
  arg variable f
  arg text "command"
)"},
      {.code = R"(@functools.wraps(g)
def f():
  pass)",
       .tree = R"(
function
  function f
    sequence
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

TEST(PythonFunctions, AreMethodsWithoutTheirReceiver) {
  const Lowered rows[] = {
      {.code = R"(class A(B, metaclass=M):
  url = 'x'
  def __init__(self, t):
    self.t = t
  @property
  def u(me):
    return me.t
  @staticmethod
  def s(x):
    pass
  @classmethod
  def c(cls):
    return cls())",
       .tree = R"(
type A
  assign =
    variable url
    text "x"
  function
    function constructor
      parameter t
      sequence
        assign =
          member t
            variable self
          variable t
  function get
    function u
      sequence
        assign = (local)
          variable me
          variable self
        give_back
          member t
            variable me
  function static
    function s
      parameter x
      sequence
  function
    function c
      sequence
        assign = (local)
          variable cls
          variable self
        give_back
          invoke
            variable cls
  arg variable B
)"},
  };
  for (const auto& row : rows) expect_lowered(Language::python, row);
}

}  // namespace
}  // namespace patscope::script
