#include "support/run.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace patscope::support {
namespace {

namespace fs = std::filesystem;

/// With its quotes, for sh.
std::string quoted(const std::string& word) {
  std::string result = "'";
  for (const char c : word) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + '\'';
}

}  // namespace

fs::path root() {
  return PATSCOPE_ROOT;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "patscope-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Outcome run(const std::string& command, const fs::path& folder) {
  const ScratchFolder streams;
  const auto out = streams.path() / "out";
  const auto err = streams.path() / "err";
  const std::string script = "patscope() { " + quoted(PATSCOPE_BINARY) +
                             " \"$@\"; }\nexport NO_COLOR=1 COLUMNS=100\ncd " + quoted(folder.string()) +
                             " || exit 99\n" + command;
  const std::string line =
      "sh -c " + quoted(script) + " </dev/null >" + quoted(out.string()) + " 2>" + quoted(err.string());
  const int status = std::system(line.c_str());
  return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .out = read_file(out),
          .err = read_file(err)};
}

Outcome run_case(const fs::path& folder) {
  const ScratchFolder scratch;
  const auto copy = scratch.path() / "repository";
  fs::copy(folder, copy, fs::copy_options::recursive);
  for (const char* name : {"expected.txt", "command", "prepare"}) fs::remove(copy / name);
  if (fs::exists(folder / "prepare")) {
    const auto prepared = run(". " + quoted((folder / "prepare").string()), copy);
    if (prepared.exit_code != 0) return prepared;
  }
  return run(read_file(folder / "command"), copy);
}

std::string shown(const Outcome& outcome) {
  std::string text = "exit " + std::to_string(outcome.exit_code) + '\n' + outcome.out;
  if (!outcome.err.empty()) text += "--- standard error\n" + outcome.err;
  return text;
}

}  // namespace patscope::support
