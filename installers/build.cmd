@echo off
rem Builds the installers of Windows into installers\target\dist. JAVA_HOME names a JDK 25 or newer. Usage: installers\build.cmd [--no-compile] [msi] [zip]
if not exist "%JAVA_HOME%\bin\jpackage.exe" (
  echo build.cmd: a JDK 25 or newer with jlink and jpackage is needed; name it with JAVA_HOME. 1>&2
  exit /b 1
)
cd /d "%~dp0.."
"%JAVA_HOME%\bin\java" installers\build\Build.java %*
exit /b %errorlevel%
