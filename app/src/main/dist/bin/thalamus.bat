@echo off
rem Starts Thalamus with the first Java 25 or newer that this machine has. THALAMUS_JAVA_HOME names one, THALAMUS_JAVA_OPTS adds options for it.
setlocal
set "HOME_DIR=%~dp0.."
set "FOUND="
if defined THALAMUS_JAVA_HOME (
  call :probe "%THALAMUS_JAVA_HOME%"
  if not defined FOUND (
    echo thalamus: THALAMUS_JAVA_HOME is %THALAMUS_JAVA_HOME%, which holds no Java 25 or newer. 1>&2
    exit /b 69
  )
)
if not defined FOUND if defined JAVA_HOME call :probe "%JAVA_HOME%"
if not defined FOUND for /f "delims=" %%j in ('where java 2^>nul') do call :probe "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :probe "%%~d"
if not defined FOUND (
  echo thalamus: Java 25 or newer is not installed: install it ^(for example: winget install EclipseAdoptium.Temurin.25.JDK^), or name it with THALAMUS_JAVA_HOME. 1>&2
  exit /b 69
)
"%FOUND%\bin\java.exe" --enable-native-access=ALL-UNNAMED "-Dthalamus.launcher=%~f0" %THALAMUS_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" dev.thalamus.app.Main %*
exit /b %errorlevel%

:probe
if defined FOUND exit /b 0
if not exist "%~1\release" exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=.+" %%m in ("%%~v") do if %%m GEQ 25 set "FOUND=%~1"
exit /b 0
