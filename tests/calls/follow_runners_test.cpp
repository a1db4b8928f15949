#include <gtest/gtest.h>

#include "analysed.h"

namespace patscope::calls {
namespace {

const std::string python = R"(import os, requests, sys
requests.get(f"https://dev.azure.com/o/_apis/projects/{sys.argv[1]}", auth=("", os.environ["PAT"])))";
const std::string typescript = R"(const headers = { Authorization: `Bearer ${process.env.PAT}` };
fetch(`https://dev.azure.com/o/_apis/projects/${process.argv[2]}`, { headers });)";

const std::string command = R"(import os, requests, sys
def main():
    requests.get(f"https://dev.azure.com/o/_apis/projects/{sys.argv[1]}", auth=("", os.environ["PAT"])))";

std::vector<std::string> calls_of_line(const std::string& line) {
  return calls_of({.inputs = {{"script", line}},
                   .env = {{"PAT", "$(Pat)"}},
                   .files = {{"tool.py", python},
                             {"tool.ts", typescript},
                             {"src/own/__main__.py", python},
                             {"setup.py", "setup(entry_points={'console_scripts': ['own-tool = own.cli:main']})"},
                             {"src/own/cli.py", command}}});
}

TEST(Runners, RunTheCommandBehindTheirOwnWords) {
  for (const std::string line : {"poetry run python tool.py 1",
                                 "poetry -C . run python3 tool.py 1",
                                 "uv run tool.py 1",
                                 "uv run --with requests --python 3.12 -- python tool.py 1",
                                 "uv run -m own 1",
                                 "pipenv run python tool.py 1",
                                 "pdm run python tool.py 1",
                                 "rye run python tool.py 1",
                                 "hatch run python tool.py 1",
                                 "hatch run ci:python tool.py 1",
                                 "conda run -n env --no-capture-output python tool.py 1",
                                 "python3.11 -u tool.py 1",
                                 "py -3 tool.py 1",
                                 "npx --yes tsx tool.ts 1",
                                 "npx -p typescript ts-node tool.ts 1",
                                 "pnpm exec tsx tool.ts 1",
                                 "pnpm dlx tsx tool.ts 1",
                                 "yarn dlx tsx tool.ts 1",
                                 "yarn tsx tool.ts 1",
                                 "bunx tsx tool.ts 1",
                                 "bun x tsx tool.ts 1",
                                 "npm exec -- tsx tool.ts 1",
                                 "python -m own 1",
                                 "own-tool 1",
                                 "poetry run own-tool 1"}) {
    const auto calls = calls_of_line(line);
    ASSERT_EQ(calls.size(), 1U) << line;
    EXPECT_NE(calls.front().find("GET https://dev.azure.com/o/_apis/projects/1 pat:Pat"), std::string::npos)
        << line << ": " << calls.front();
  }
}

TEST(Runners, RunNothingForTheirOtherCommands) {
  for (const std::string line : {"poetry add tool.py", "pipx install own-tool", "conda install tool.py", "uv pip list",
                                 "npx some-package tool.ts 1", "python -m pytest tool.py", "yarn why tsx"})
    EXPECT_EQ(calls_of_line(line), std::vector<std::string>{}) << line;
}

}  // namespace
}  // namespace patscope::calls
