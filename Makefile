# 镁卡 MgCards: make run starts it, make test checks it, make help lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run setup test coverage contract lint bench clean
bin := .venv/bin
tests ?= tests
workers ?= 2
cases ?= 1000

help:  ## list these commands 列出命令
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run:  ## install what is missing and serve the catalogue 安装并启动
	@bin/setup runtime
	@exec $(bin)/mgcards run --prepare

setup:  ## install only, with everything the tests need 只安装
	@bin/setup dev

test: setup  ## run the whole test suite, or make test tests=tests/cards 运行测试
	@$(bin)/python -m pytest --numprocesses $(workers) --dist loadscope \
		--no-loadscope-reorder $(tests)

coverage: setup  ## run the tests and say which lines they miss 测试覆盖率
	@$(bin)/coverage erase
	@$(bin)/coverage run -m pytest $(tests)
	@$(bin)/coverage combine --quiet
	@$(bin)/coverage report

contract: setup  ## ask the interface 1000 questions in the name of each role 接口是否与描述一致
	@MGCARDS_CONTRACT_CASES=$(cases) $(bin)/python -m pytest -q -s tests/catalogue/api/test_contract.py

lint: setup  ## style, types and templates 检查代码风格与类型
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@$(bin)/mypy
	@$(bin)/djlint --quiet --lint templates

bench:  ## measure search and printing 性能测量
	@bin/setup bench
	@$(bin)/python -m pytest -q -s -o python_files='bench_*.py' tests/performance

clean:  ## remove the environment and caches, keep the data in var 清理
	@rm -rf .venv build dist ./*.egg-info htmlcov .coverage .coverage.* \
		.mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
