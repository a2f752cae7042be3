package dev.pershot.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.pershot", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule MODULES_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.pershot..")
          .layer("hull")
          .definedBy("dev.pershot.hull..")
          .layer("ladders")
          .definedBy(
              "dev.pershot.model..",
              "dev.pershot.ladder..",
              "dev.pershot.manifest..",
              "dev.pershot.regression..",
              "dev.pershot.qoe..",
              "dev.pershot.report..")
          .layer("workflows")
          .definedBy("dev.pershot.workflow..")
          .layer("media")
          .definedBy("dev.pershot.media..")
          .layer("storage")
          .definedBy("dev.pershot.storage..")
          .layer("sample")
          .definedBy("dev.pershot.sample..")
          .layer("app")
          .definedBy("dev.pershot.app..")
          .whereLayer("hull")
          .mayNotAccessAnyLayer()
          .whereLayer("ladders")
          .mayOnlyAccessLayers("hull")
          .whereLayer("workflows")
          .mayOnlyAccessLayers("ladders")
          .whereLayer("media")
          .mayOnlyAccessLayers("ladders")
          .whereLayer("storage")
          .mayOnlyAccessLayers("ladders")
          .whereLayer("sample")
          .mayOnlyAccessLayers("media", "ladders")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule TEMPORAL_IS_SEEN_BY_WORKFLOWS_AND_APP =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pershot.workflow..", "dev.pershot.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.temporal..", "io.grpc..");

  @ArchTest
  static final ArchRule COMMANDS_ARE_SEEN_BY_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.pershot.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..", "org.jline..");

  @ArchTest
  static final ArchRule NATIVES_ARE_SEEN_BY_MEDIA =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pershot.media..", "dev.pershot.sample.file..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..", "com.sun.jna..");

  @ArchTest
  static final ArchRule AWS_IS_SEEN_BY_STORAGE_AND_APP =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.pershot.storage.s3..", "dev.pershot.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "org.apache.hc..");

  @ArchTest
  static final ArchRule HULLS_NEED_ONLY_THE_JDK =
      noClasses()
          .that()
          .resideInAPackage("dev.pershot.hull..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("dev.pershot.hull..", "java..", "org.jspecify..");
}
