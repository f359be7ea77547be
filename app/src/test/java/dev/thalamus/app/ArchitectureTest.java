package dev.thalamus.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.thalamus.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FLOORS = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("host").definedBy("dev.thalamus.app.host..")
            .layer("command").definedBy("dev.thalamus.app.command..")
            .layer("app").definedBy("dev.thalamus.app")
            .whereLayer("app").mayNotBeAccessedByAnyLayer()
            .whereLayer("command").mayOnlyBeAccessedByLayers("app");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.thalamus.app.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MACHINE_KNOWS_NOTHING_OF_OURS = noClasses().that().resideInAPackage("..host..").should().dependOnClassesThat()
            .resideInAnyPackage("dev.thalamus.hub..", "dev.thalamus.ui..", "dev.thalamus.assets..");

    @ArchTest
    static final ArchRule COMMANDS_KNOW_NO_WINDOW = noClasses().that().resideInAPackage("..command..").should().dependOnClassesThat()
            .resideInAnyPackage("javafx..", "dev.thalamus.ui..");

    @ArchTest
    static final ArchRule ENGINE_BY_ITS_DOORS = noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.thalamus.hub.core..",
            "dev.thalamus.hub.net..", "dev.thalamus.hub.store..", "dev.thalamus.hub.wire..", "dev.thalamus.hub.rpc..",
            "dev.thalamus.hub.neural..");

    @ArchTest
    static final ArchRule NO_AWT = noClasses().should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..");

    @ArchTest
    static final ArchRule ONLY_THE_WIRING_OPENS_AN_ENGINE = noClasses().that().doNotHaveSimpleName("Wiring").should().dependOnClassesThat()
            .haveFullyQualifiedName("dev.thalamus.hub.HubEngine");
}
