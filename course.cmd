@echo off
rem The learner's command on Windows: finds a JDK, has Maven prepare what the command needs, starts
rem it. `course --help` says what it does.
setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "STAMP=%ROOT%\cli\target\netcourse-run.classpath"
set "LOG=%ROOT%\target\course.log"
set "JDK="
set "PREPARED="

if not defined COURSE_JAVA_HOME goto search
call :try "%COURSE_JAVA_HOME%"
if defined JDK goto start
>&2 echo course: COURSE_JAVA_HOME is no JDK %NEEDED% or newer: "%COURSE_JAVA_HOME%"
exit /b 4

:search
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
if not defined JDK for %%P in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do for /d %%H in ("%%~P\*") do call :try "%%~H"
if defined JDK goto start
>&2 echo course: no JDK %NEEDED% or newer found: install one, for example Temurin %NEEDED% from https://adoptium.net, or set JAVA_HOME to it
exit /b 4

rem Whether something is newer than what was prepared, the command itself says, with status 75: a
rem batch file cannot compare the times of two files.
:start
if not exist "%STAMP%" goto prepare
if not exist "%ROOT%\cli\target\classes\netcourse\cli\Course.class" goto prepare
if not exist "%ROOT%\checker\target\classes" goto prepare
if not exist "%ROOT%\common\target\classes" goto prepare
set "LIBRARIES="
for /f "usebackq delims=" %%C in ("%STAMP%") do set "LIBRARIES=%%C"
set FRESH=
if not defined PREPARED set FRESH="-Dnetcourse.stamp=%STAMP%"
"%JDK%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "-Dnetcourse.root=%ROOT%" %FRESH% -classpath "%ROOT%\cli\target\classes;%ROOT%\checker\target\classes;%ROOT%\common\target\classes;%LIBRARIES%" netcourse.cli.Course %*
set "STATUS=%ERRORLEVEL%"
if "%STATUS%"=="75" if not defined PREPARED goto prepare
exit /b %STATUS%

:prepare
if defined PREPARED goto unprepared
set "PREPARED=yes"
>&2 echo preparing the course; the first time takes a minute or more ...
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
if exist "%STAMP%" del "%STAMP%"
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
set "MAVEN=%ROOT%\mvnw.cmd"
call "%MAVEN%" --version >"%LOG%" 2>&1 || set "MAVEN=mvn"
call "%MAVEN%" -q process-test-classes >>"%LOG%" 2>&1 <nul
popd
goto start

:unprepared
>&2 type "%LOG%"
>&2 echo course: Maven could not prepare the course, see above
exit /b 4

:try
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b /c:"JAVA_VERSION=" "%~1\release"`) do for /f "tokens=1 delims=.-+" %%M in (%%V) do if %%~M GEQ %NEEDED% set "JDK=%~f1"
exit /b 0
