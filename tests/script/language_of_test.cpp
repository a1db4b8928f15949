#include <gtest/gtest.h>

#include "script/program.h"

namespace patscope::script {
namespace {

struct Row {
  std::string_view path;
  std::string_view bytes;
  std::optional<Language> language;
};

TEST(LanguageOf, LooksAtTheEndingAndThenAtTheFirstLine) {
  const Row rows[] = {
      {"eng/run.PS1", "", Language::powershell},
      {"eng\\api.psm1", "", Language::powershell},
      {"a/b.bash", "", Language::bash},
      {"x.bat", "", Language::batch},
      {"tool.mts", "", Language::javascript},
      {"tool.py", "#!/bin/bash\n", Language::python},
      {"eng.d/run", "#!/usr/bin/env -S python3.11 -u\nimport os\n", Language::python},
      {"run", "#!/bin/sh", Language::bash},
      {"run", "#!/usr/bin/pwsh\n", Language::powershell},
      {"data.json", "{}", std::nullopt},
      {"run", "echo hi", std::nullopt},
      {"run", "", std::nullopt},
  };
  for (const auto& row : rows) EXPECT_EQ(language_of(row.path, row.bytes), row.language) << row.path << row.bytes;
}

}  // namespace
}  // namespace patscope::script
