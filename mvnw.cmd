@echo off
rem Runs Maven for this project: the installed one. See mvnw for the same on Unix.
setlocal
where mvn >nul 2>nul
if errorlevel 1 (
  echo mvnw: Apache Maven 3.8.7 or newer is not installed: install it ^(for example: winget install Apache.Maven^) and try again. 1>&2
  exit /b 1
)
set "JDK25="
for /d %%d in ("%JAVA_HOME%" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :probe "%%~d"
if not defined JDK25 (
  echo mvnw: Thalamus needs a JDK 25 or newer: install one ^(for example: winget install EclipseAdoptium.Temurin.25.JDK^) beside the Java you have; the build finds it by itself. 1>&2
  exit /b 1
)
call mvn %*
exit /b %errorlevel%

:probe
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=.+" %%m in ("%%~v") do if %%m GEQ 25 set "JDK25=%~1"
exit /b 0
