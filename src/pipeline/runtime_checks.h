#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model.h"
#include "yaml/node.h"

namespace patscope::pipeline {

/// `$[ ]` in the root's variables, a canonical list. The service checks syntax, names and number of parameters of what
/// only the run evaluates, here and in conditions of stages and jobs; of steps' conditions no names, and nothing in the
/// variables of jobs (recorded).
void check_root_variables(const yaml::Node& variables, std::vector<Problem>& problems);
void check_stage_condition(const yaml::Node& stage, std::vector<Problem>& problems);
void check_job_condition(const yaml::Node& job, std::vector<Problem>& problems);
void check_step_condition(const yaml::Node& step, std::string_view job, std::vector<Problem>& problems);

}  // namespace patscope::pipeline
