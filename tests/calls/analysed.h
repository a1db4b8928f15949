#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/model.h"

namespace patscope::calls {

/// A repository's scripts and the one step that runs them.
struct Scripted {
  std::string task = "Bash@3";
  std::vector<std::pair<std::string, std::string>> inputs = {};
  std::vector<std::pair<std::string, std::string>> env = {};
  std::map<std::string, std::string, std::less<>> files = {};
};

/// A step as the front end would give it; its texts stand in "pipeline.yml", one input a line.
[[nodiscard]] std::vector<std::string> calls_of(const Scripted& scripted);
/// Several steps of one job.
[[nodiscard]] std::vector<std::string> calls_of_job(const std::vector<Scripted>& steps);

/// What an inline bash script sends elsewhere: "METHOD host credential line", behind it "perhaps".
[[nodiscard]] std::vector<std::string> foreign_of_bash(const std::string& script,
                                                       std::vector<std::pair<std::string, std::string>> env);

/// An inline bash script with these environment entries: each call as "METHOD url credential line", the line counted
/// in the script.
[[nodiscard]] std::vector<std::string> bash_calls(const std::string& script,
                                                  std::vector<std::pair<std::string, std::string>> env = {});
[[nodiscard]] std::vector<std::string> powershell_calls(const std::string& script,
                                                        std::vector<std::pair<std::string, std::string>> env = {});
[[nodiscard]] std::vector<std::string> python_calls(const std::string& script,
                                                    std::vector<std::pair<std::string, std::string>> env = {});
[[nodiscard]] std::vector<std::string> javascript_calls(const std::string& script,
                                                        std::vector<std::pair<std::string, std::string>> env = {});

}  // namespace patscope::calls
