import { describe, expect, test } from 'vitest'
import { below, folderNameOf, lastPart } from './paths.ts'

describe('the name of a folder', () => {
  test.each([
    ['CrowdStrike channel file 291, July 2024', 'crowdstrike-channel-file-291-july-2024'],
    ['CrowdStrike 291 号通道文件，2024 年 7 月', 'crowdstrike-291-号通道文件-2024-年-7-月'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a:b*c?"<>|', 'a-b-c'],
    ['...', 'incident'],
    ['', 'incident'],
  ])('is made of letters and digits only: %s', (title, name) => {
    expect(folderNameOf(title)).toBe(name)
  })

  test('stays short enough for a path', () => {
    expect(folderNameOf('x'.repeat(200))).toHaveLength(60)
  })
})

test('joins with the separator of the folder', () => {
  expect(below('C:\\Users\\mo\\Bluelift', 'a')).toBe('C:\\Users\\mo\\Bluelift\\a')
  expect(below('E:\\', 'a')).toBe('E:\\a')
  expect(below('/home/mo', 'a')).toBe('/home/mo/a')
})

test('finds the file name under both separators', () => {
  expect([lastPart('C:\\lists\\a.csv'), lastPart('/lists/a.csv'), lastPart('a.csv')]).toEqual([
    'a.csv',
    'a.csv',
    'a.csv',
  ])
})
