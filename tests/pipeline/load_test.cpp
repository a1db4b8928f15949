#include "pipeline/load.h"

#include <gtest/gtest.h>

#include "pipeline/memory_files.h"

namespace patscope::pipeline {
namespace {

using Contents = std::map<std::string, std::string, std::less<>>;

struct Loaded {
  Sources sources;
  Pipeline pipeline;

  explicit Loaded(Contents contents, const LoadOptions& options = {}) {
    const MemoryFiles files(std::move(contents));
    pipeline = load(sources, files, "p.yml", options);
  }
  [[nodiscard]] const Job& job(std::size_t index = 0) const { return pipeline.stages.at(0).jobs.at(index); }
  [[nodiscard]] const Step& step(std::size_t index = 0) const { return job().steps.at(index); }
  /// "p.yml:3:5"
  [[nodiscard]] std::string place(Span span) const {
    const auto at = sources.position(span.source, span.begin);
    return std::string(sources.path(span.source)) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }
};

TEST(Load, PointsAStepAtItsFirstKeyAndItsScriptAtItsLines) {
  const Loaded loaded(Contents{{"p.yml", "steps:\n- bash: |\n    echo one\n    curl two\n  displayName: X\n"}});
  const Step& step = loaded.step();
  EXPECT_EQ(step.task, "Bash@3");
  EXPECT_EQ(loaded.place(step.span), "p.yml:2:3");
  const Text& script = *step.input("SCRIPT");
  EXPECT_EQ(script.known(), "echo one\ncurl two\n");
  EXPECT_EQ(loaded.place(slice(script, 9, 13).pieces.at(0).origin), "p.yml:4:5");
  EXPECT_TRUE(step.via.empty());
  EXPECT_EQ(step.reach, Reach::always);
}

TEST(Load, NamesTheTemplateLinesThatLeadToAStep) {
  const Loaded loaded(Contents{{"p.yml", "jobs:\n- template: t/a.yml\n  parameters:\n    s:\n    - script: mine\n"},
                               {"t/a.yml",
                                "parameters:\n- name: s\n  type: stepList\njobs:\n- job: J\n  steps:\n"
                                "  - template: b.yml\n  - ${{ parameters.s }}\n"},
                               {"t/b.yml", "steps:\n- script: theirs\n"}});
  ASSERT_EQ(loaded.job().steps.size(), 2U);
  const Step& theirs = loaded.step(0);
  ASSERT_EQ(theirs.via.size(), 2U);
  EXPECT_EQ(loaded.place(theirs.via[0]), "p.yml:2:3");
  EXPECT_EQ(loaded.place(theirs.via[1]), "t/a.yml:7:5");
  EXPECT_EQ(loaded.place(theirs.span), "t/b.yml:2:3");
  const Step& mine = loaded.step(1);
  EXPECT_EQ(loaded.place(mine.span), "p.yml:5:7");
  ASSERT_EQ(mine.via.size(), 1U);
  EXPECT_EQ(loaded.pipeline.templates.size(), 3U);
}

TEST(Load, KeepsEveryBranchOfAnUndecidedConditionAsMaybe) {
  const Loaded loaded(Contents{{"p.yml",
                                "parameters:\n- name: flag\n  type: boolean\n"
                                "steps:\n"
                                "- script: always\n"
                                "- ${{ if parameters.flag }}:\n  - script: yes\n"
                                "- ${{ elseif eq(variables['Build.Reason'], 'Manual') }}:\n  - script: manual\n"
                                "- ${{ else }}:\n  - script: no\n    env:\n      ${{ if parameters.flag }}: {A: 1}\n"
                                "      ${{ else }}: {A: 2}\n"}});
  ASSERT_EQ(loaded.job().steps.size(), 4U);
  EXPECT_EQ(loaded.step(0).reach, Reach::always);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(loaded.step(i).reach, Reach::maybe);
  EXPECT_EQ(loaded.step(3).env.size(), 2U);
  EXPECT_TRUE(loaded.pipeline.problems.empty());
}

TEST(Load, RemembersMaybeThroughParameters) {
  const Loaded loaded(
      Contents{{"p.yml",
                "parameters:\n- name: flag\n  type: boolean\nsteps:\n- template: t.yml\n  parameters:\n    s:\n"
                "    - ${{ if parameters.flag }}:\n      - script: a\n    - script: b\n"},
               {"t.yml", "parameters:\n- name: s\n  type: stepList\nsteps:\n- ${{ parameters.s }}\n"}});
  ASSERT_EQ(loaded.job().steps.size(), 2U);
  EXPECT_EQ(loaded.step(0).reach, Reach::maybe);
  EXPECT_EQ(loaded.step(1).reach, Reach::always);
}

TEST(Load, MakesAParameterWithoutValueAHole) {
  const Loaded loaded(Contents{{"p.yml", "parameters:\n- name: pat\nsteps:\n- script: x ${{ parameters.pat }}\n"}});
  EXPECT_EQ(loaded.step().input("script")->with_names(), "x {pat}");
  EXPECT_EQ(loaded.step().input("script")->carries(), (std::vector<Credential>{{CredentialKind::pat, "pat"}}));
}

TEST(Load, TakesParametersAndVariablesOfTheCommandLine) {
  LoadOptions options;
  options.parameters = {{"names", R"(["a", "b"])"}, {"count", "2"}};
  options.variables = {{"Build.Reason", "Manual"}, {"org", "contoso"}};
  const Loaded loaded(Contents{{"p.yml",
                                "parameters:\n- name: names\n  type: object\n- name: count\n  type: number\nsteps:\n"
                                "- ${{ each n in parameters.names }}:\n  - script: ${{ n }} ${{ parameters.count }}\n"
                                "- ${{ if eq(variables['Build.Reason'], 'Manual') }}:\n  - script: manual\n"}},
                      options);
  ASSERT_EQ(loaded.job().steps.size(), 3U);
  EXPECT_EQ(loaded.step(1).input("script")->known(), "b 2");
  EXPECT_EQ(loaded.step(2).reach, Reach::always);
  EXPECT_EQ(loaded.pipeline.variables.at(1).value.known(), "contoso");
}

TEST(Load, DecidesRuntimeExpressionsAsFarAsItCan) {
  const Loaded loaded(
      Contents{{"p.yml",
                "variables:\n- name: a\n  value: x\n- name: b\n  value: $[ format('{0}-y', variables['a']) ]\n"
                "- group: secrets\n- name: c\n  value: $[ variables['Token'] ]\njobs:\n- job: J\n  variables:\n"
                "    out: $[ dependencies.A.outputs['s.token'] ]\n  steps:\n  - script: x\n"}});
  const auto& variables = loaded.pipeline.variables;
  ASSERT_EQ(variables.size(), 4U);
  EXPECT_EQ(variables[1].value.known(), "x-y");
  EXPECT_EQ(variables[1].origin, VariableOrigin::runtime_expression);
  EXPECT_EQ(variables[2].origin, VariableOrigin::group);
  EXPECT_EQ(variables[2].name, "secrets");
  EXPECT_EQ(variables[3].value.carries(), (std::vector<Credential>{{CredentialKind::pat, "Token"}}));
  const Variable& out = loaded.job().variables.at(0);
  EXPECT_EQ(out.value.carries(), (std::vector<Credential>{{CredentialKind::pat, "out"}}));
  EXPECT_EQ(out.expression, "dependencies.A.outputs['s.token']");
}

TEST(Load, ModelsDeploymentsMatricesAndPools) {
  const Loaded loaded(
      Contents{{"p.yml",
                "pool: {vmImage: ubuntu-latest}\nresources:\n  repositories:\n  - repository: r\n    type: git\n"
                "    name: p/r\njobs:\n- deployment: D\n  pool: {vmImage: windows-latest}\n  environment: e\n"
                "  strategy:\n    runOnce:\n      on:\n        success: {steps: [{script: 3}]}\n"
                "      deploy: {steps: [{script: 2}]}\n      preDeploy: {steps: [{script: 1}]}\n"
                "- job: M\n  dependsOn: D\n  strategy:\n    matrix:\n      one: {leg: a}\n      two: {leg: b}\n"
                "  steps:\n  - script: $(leg)\n    enabled: false\n  - checkout: none\n"
                "- job: S\n  pool: server\n  steps: []\n"}});
  const Job& deployment = loaded.job(0);
  EXPECT_TRUE(deployment.deployment);
  ASSERT_EQ(deployment.steps.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(deployment.steps[i].input("script")->known(), std::to_string(i + 1));
  EXPECT_EQ(deployment.pool_image.known(), "windows-latest");
  const Job& matrix = loaded.job(1);
  ASSERT_EQ(matrix.matrix.size(), 2U);
  EXPECT_EQ(matrix.matrix[1].at(0).value.known(), "b");
  EXPECT_EQ(matrix.depends_on, std::vector<std::string>{"D"});
  EXPECT_EQ(matrix.pool_image.known(), "ubuntu-latest");
  EXPECT_FALSE(matrix.steps[0].enabled);
  EXPECT_EQ(matrix.steps[1].task, "checkout");
  EXPECT_FALSE(matrix.steps[1].enabled);
  EXPECT_TRUE(loaded.job(2).server);
  EXPECT_EQ(loaded.pipeline.repositories.at(0).alias, "r");
}

TEST(Load, RunsAStageAfterTheOneBeforeItUnlessItSaysOtherwise) {
  const Loaded loaded(Contents{{"p.yml", "stages:\n- stage: A\n- stage: B\n- stage: C\n  dependsOn: []\n"}});
  EXPECT_EQ(loaded.pipeline.stages.at(1).depends_on, std::vector<std::string>{"A"});
  EXPECT_TRUE(loaded.pipeline.stages.at(2).depends_on.empty());
}

TEST(Expand, AnnotatesStepsWithTheirChain) {
  const MemoryFiles files({{"p.yml", "steps:\n- template: t.yml\n"}, {"t.yml", "steps:\n- script: x\n"}});
  Sources sources;
  const auto expansion = expand(sources, files, "p.yml", {}, Annotate::yes);
  EXPECT_NE(expansion.yaml.find("    # p.yml:2 > t.yml:2\n    - task: CmdLine@2\n"), std::string::npos)
      << expansion.yaml;
  EXPECT_NE(expansion.json.find("\"task\": \"CmdLine@2\""), std::string::npos);
}

TEST(Load, SaysThatAPipelineIsBrokenOrCannotBeReadAtItsPlace) {
  const Loaded broken(Contents{{"p.yml", "trigger: none\nsteps:\n- bash: \"open\n"}});
  EXPECT_TRUE(broken.pipeline.broken);
  EXPECT_EQ(broken.place(broken.pipeline.problems.at(0).span), "p.yml:3:9");
  const Loaded missing(Contents{});
  EXPECT_TRUE(missing.pipeline.broken);
  EXPECT_EQ(missing.place(missing.pipeline.problems.at(0).span), "p.yml:1:1");
  EXPECT_FALSE(Loaded(Contents{{"p.yml", "steps:\n- template: none.yml\n"}}).pipeline.broken);
}

TEST(LooksLikePipeline, GoesByTheKeysOfABrokenFile) {
  EXPECT_TRUE(looks_like_pipeline("trigger: [main\nsteps:\n- bash: x\n"));
  EXPECT_FALSE(looks_like_pipeline("values: [a\nsteps:\n- x\n"));
}

TEST(LooksLikePipeline, TellsPipelinesFromTemplatesAndOtherSystems) {
  EXPECT_TRUE(looks_like_pipeline("trigger: none\nsteps:\n- script: x\n"));
  EXPECT_TRUE(looks_like_pipeline("extends:\n  template: x.yml\n"));
  EXPECT_TRUE(looks_like_pipeline("steps:\n- bash: x\n"));
  EXPECT_TRUE(looks_like_pipeline("variables: {a: b}\nstages:\n- ${{ if x }}:\n  - stage: A\n"));
  EXPECT_FALSE(looks_like_pipeline("parameters:\n- name: x\nsteps:\n- script: x\n"));
  EXPECT_FALSE(looks_like_pipeline("parameters: {x: 1}\nvariables: {a: b}\nsteps:\n- script: x\n"));
  EXPECT_FALSE(looks_like_pipeline("on: push\nname: CI\njobs:\n  build:\n    runs-on: x\n    steps:\n    - run: x\n"));
  EXPECT_FALSE(looks_like_pipeline("stages:\n- build\n- test\nvariables: {a: b}\n"));
  EXPECT_FALSE(looks_like_pipeline("steps: of a recipe\n"));
  EXPECT_FALSE(looks_like_pipeline("\tno yaml: ["));
}

}  // namespace
}  // namespace patscope::pipeline
