#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysed.h"

namespace patscope::calls {
namespace {

using testing::ElementsAre;

const std::vector<std::pair<std::string, std::string>> pat = {{"PAT", "$(BotPat)"}};

// Requests are looked for on the command line here, so that these tests are about evaluation alone.
std::string curl(const std::string& url) {
  return "import subprocess\nsubprocess.run(['curl', '-u', token, " + url + "])\n";
}

TEST(PythonEvaluation, FormatsStringsInAllWays) {
  const std::string token = "import os\ntoken = ':' + os.environ['PAT']\no = 'c'\n";
  for (const auto* url :
       {"f'https://dev.azure.com/{o}/_apis/projects'", "'https://dev.azure.com/{}/_apis/projects'.format(o)",
        "'https://dev.azure.com/%s/_apis/projects' % o", "'https://dev.azure.com/' + o + '/_apis/projects'",
        "'/'.join(['https://dev.azure.com', o, '_apis/projects'])"})
    EXPECT_THAT(python_calls(token + curl(url), pat),
                ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @5"))
        << url;
}

TEST(PythonEvaluation, RunsMethodsOfItsOwnClasses) {
  EXPECT_THAT(python_calls("import os, subprocess\n"
                           "class Client:\n"
                           "  def __init__(self, org, pat=None):\n"
                           "    self.base = org.rstrip('/')\n"
                           "    self.pat = pat or os.environ['PAT']\n"
                           "  def get(self, path):\n"
                           "    subprocess.run(['curl', '-u', f':{self.pat}', f'{self.base}/{path}'])\n"
                           "def main():\n"
                           "  c = Client('https://dev.azure.com/c/')\n"
                           "  c.get('_apis/projects')\n"
                           "if __name__ == '__main__':\n"
                           "  main()\n",
                           pat),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @10"));
}

TEST(PythonEvaluation, ReadsOptionsOffTheCommandLine) {
  EXPECT_THAT(
      calls_of(
          {.inputs = {{"targetType", "inline"}, {"script", "python3 tools/x.py --token $(BotPat)\n"}},
           .files = {{"tools/x.py",
                      "import argparse, subprocess\n"
                      "p = argparse.ArgumentParser()\n"
                      "p.add_argument('--token', required=True)\n"
                      "a = p.parse_args()\n"
                      "subprocess.run(['curl', '-u', f':{a.token}', 'https://dev.azure.com/c/_apis/projects'])\n"}}}),
      ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @tools/x.py:5"));
}

TEST(PythonEvaluation, ImportsModulesOfTheRepository) {
  EXPECT_THAT(calls_of({.inputs = {{"targetType", "inline"}, {"script", "python -m ops.run\n"}},
                        .env = pat,
                        .files = {{"ops/__init__.py", ""},
                                  {"ops/run.py", "from .api import call\ncall('_apis/projects')\n"},
                                  {"ops/api.py",
                                   "import os, subprocess\nBASE = 'https://dev.azure.com/c'\n"
                                   "def call(path):\n"
                                   "  subprocess.run(['curl', '-u', ':' + os.environ['PAT'], f'{BASE}/{path}'])\n"}}}),
              ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @ops/run.py:2"));
}

TEST(PythonEvaluation, CutsTextsAndListsWhereTheBoundsAreKnown) {
  const std::string start =
      "import os\ntoken = ':' + os.environ['PAT']\nurl = 'x-https://dev.azure.com/c/_apis/projects'\n";
  for (const auto* url : {"url[2:]", "('-' + url)[3:]", "[1, 2, url[2:]][2:][0]", "(url + '!!')[2:-2]"})
    EXPECT_THAT(python_calls(start + curl(url), pat),
                ElementsAre("GET https://dev.azure.com/c/_apis/projects pat:BotPat @5"))
        << url;
}

TEST(PythonEvaluation, GoesOnBehindGuardsThatOnlyTheRunDecides) {
  const std::string start = "import os\ntoken = ':' + os.environ['PAT']\n";
  const std::string request = curl("'https://dev.azure.com/c/_apis/projects'");
  for (const auto* guard : {"x = [n for n in ('A', 'B') if not os.environ.get(n)]\nif x: raise ValueError()\n",
                            "x = {n for n in ('A', 'B') if n not in os.environ}\nif x: raise ValueError()\n",
                            "x = os.environ.get('A', '')\nif not x: raise ValueError()\n",
                            "x = []\nfor n in os.environ['ALL'].split(','): x.append(n)\nif x: raise ValueError()\n",
                            "x = [n for n in ('A', 'B') if n == 'C']\nif x: raise ValueError()\n"})
    EXPECT_THAT(python_calls(start + guard + request, pat), testing::SizeIs(1)) << guard;
  for (const auto* guard : {"x = [n for n in ('A', 'B') if n == 'B']\nif x: raise ValueError()\n",
                            "x = []\nfor n in ('A', 'B'): x.append(n)\nif x: raise ValueError()\n",
                            "x = 'a'\nif 'b' in x + 'b': raise ValueError()\n"})
    EXPECT_THAT(python_calls(start + guard + request, pat), testing::IsEmpty()) << guard;
}

}  // namespace
}  // namespace patscope::calls
