package dev.thalamus.ui;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import javafx.application.Platform;

/** The floors of the window: each imports only from those below. */
@AnalyzeClasses(packages = "dev.thalamus.ui", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> ENGINE = Set.of("dev.thalamus.hub", "dev.thalamus.hub.model", "dev.thalamus.hub.event",
            "dev.thalamus.hub.capture",
            "dev.thalamus.hub.query",
            "dev.thalamus.hub.config");

    @ArchTest
    static final ArchRule FLOORS = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
            .layer("kit").definedBy("dev.thalamus.ui.kit..")
            .layer("host").definedBy("dev.thalamus.ui.host..")
            .layer("bridge").definedBy("dev.thalamus.ui.bridge..")
            .layer("screen").definedBy("dev.thalamus.ui.screen..")
            .layer("shell").definedBy("dev.thalamus.ui.shell..")
            .whereLayer("shell").mayNotBeAccessedByAnyLayer()
            .whereLayer("screen").mayOnlyBeAccessedByLayers("shell")
            .whereLayer("bridge").mayOnlyBeAccessedByLayers("screen", "shell")
            .whereLayer("kit").mayOnlyBeAccessedByLayers("bridge", "screen", "shell");

    @ArchTest
    static final ArchRule SCREENS_STAND_ALONE = slices().matching("dev.thalamus.ui.screen.(*)..").should().notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("dev.thalamus.ui.screen.part.."));

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.thalamus.ui.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_BRIDGE_POSTS_TO_FX = noClasses().that().resideOutsideOfPackage("dev.thalamus.ui.bridge..").should()
            .callMethod(Platform.class, "runLater", Runnable.class);

    @ArchTest
    static final ArchRule THE_ENGINE_SHOWS_ITS_FACE_ONLY = noClasses().should().dependOnClassesThat(describe("are inside the engine",
            (JavaClass type) -> type.getPackageName().startsWith("dev.thalamus.hub") && !ENGINE.contains(type.getPackageName())));

    @ArchTest
    static final ArchRule THE_KIT_KNOWS_NO_HUB = classes().that().resideInAPackage("dev.thalamus.ui.kit..").should()
            .onlyDependOnClassesThat(
                    describe("are no part of the hub", (JavaClass type) -> !type.getPackageName().startsWith("dev.thalamus.hub")));
}
